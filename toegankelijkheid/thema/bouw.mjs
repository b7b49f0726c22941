// Builds the committed style sheets, fonts and icons from the NL Design System packages and the sources beside this file.
//   npm run bouw         writes toegankelijkheid/static/portaal/
//   npm run controleer   changes nothing; fails when the committed files differ, on too little contrast, or over budget
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import { transform } from "lightningcss";
import { contrastErrors, dark, families, light, roles } from "./scales.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.resolve(HERE, "../..");
const TARGET = path.join(ROOT, "toegankelijkheid/static/portaal");
const CSS_BUDGET = 35 * 1024; // gzip, all style sheets of a page together
const JS_BUDGET = 15 * 1024;
const BROWSERS = { chrome: 109 << 16, firefox: 115 << 16, safari: (16 << 16) | (4 << 8) };
const TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens";
const UTRECHT = [
  "root", "body", "page-layout", "page-header", "page-body", "page-footer", "breadcrumb-nav", "accordion", "alert",
  "alert-dialog", "status-badge", "data-list", "form-field", "form-label", "form-field-description",
  "form-field-error-message", "form-fieldset", "textbox", "textarea", "checkbox", "custom-checkbox", "radio-button",
  "select", "pagination", "table", "unordered-list", "ordered-list", "action-group", "icon", "card", "preserve-data",
];
const CANDIDATE = ["button", "heading", "link", "paragraph", "skip-link", "data-badge", "mark"];
const DENHAAG = ["process-steps", "step-marker", "side-navigation"];
const FONTS = ["latin-400", "latin-600", "latin-ext-400", "latin-ext-600"];
// Where files name their icons: {% icoon "x" %} and icoon="x" in templates, icoon: x in catalogue files, and in code.
const ICON_NAMES = {
  ".html": [/\{%\s*icoon\s+"([a-z0-9-]+)"/g, /\bicoon="([a-z0-9-]+)"/g],
  ".py": [/\bicoon="([a-z0-9-]+)"/g, /"icoon":\s*"([a-z0-9-]+)"/g],
  ".yaml": [/^[\s-]*icoon:\s*["']?([a-z0-9-]+)["']?\s*$/gm],
};
const SKIPPED_FOLDERS = new Set(["node_modules", "static", "thema", "tests", "docs", "migrations", "locale"]);

const source = (name) => fs.readFileSync(path.join(HERE, name), "utf8");
const packageFile = (name) => path.join(ROOT, "node_modules", name);
const readPackage = (name) =>
  fs.readFileSync(packageFile(name), "utf8").replace(/^\uFEFF/, "").replace(/\/\*# sourceMappingURL.*?\*\//g, "");
const variables = (css) => [...css.matchAll(/var\(\s*(--[a-z0-9-]+)/g)].map((match) => match[1]);

/** The style sheets of the components, in one cascade layer so that our own rules always win. */
function componentStyles() {
  const files = [
    ...UTRECHT.map((name) => `@utrecht/${name}-css/dist/index.css`),
    ...CANDIDATE.map((name) => `@nl-design-system-candidate/${name}-css/dist/${name}.css`),
    ...DENHAAG.map((name) => `@gemeente-denhaag/${name}/dist/index.css`),
  ];
  return `@layer nlds{\n${files.map(readPackage).join("\n")}\n}`;
}

/** Our own style sheets, in the order of the numbers in their names. */
const ownStyles = () => fs.readdirSync(path.join(HERE, "portaal")).sort().map((name) => source(`portaal/${name}`));
/** What one page needs and no other: a style sheet of its own. */
const LOOSE = ["galerij", "stand"];

/** Our colours as tokens of NL Design System, and our own. */
function colourTokens(theme) {
  const nlds = Object.entries(families).flatMap(([family, primitive]) =>
    Object.entries(roles(theme.scales[primitive], theme.doc)).map(([role, colour]) => [
      `--basis-color-${family}-${role}`, colour,
    ]));
  return [...nlds, ...Object.entries(theme.portaal).map(([name, value]) => [`--portaal-${name}`, value])];
}

/** All tokens of the example theme with our colours; invalid values of the source put right. */
function allTokens() {
  const css = readPackage(`${TOKENS}/dist/variables.css`);
  const tokens = new Map([...css.matchAll(/^\s+(--[a-z0-9-]+):\s*([^;]*);/gm)].map((m) => [m[1], m[2].trim()]));
  for (const [name, value] of tokens) {
    if (value === "None") tokens.set(name, "none");
    if (name.endsWith("-cursor") && value === "disabled") tokens.set(name, "not-allowed");
  }
  for (const [name, value] of colourTokens(light)) tokens.set(name, value);
  return tokens;
}

/** The names that the style sheets use, directly or through another token. */
function usedTokens(tokens, styleSheets) {
  const used = new Set();
  const open = styleSheets.flatMap(variables);
  while (open.length) {
    const name = open.pop();
    if (used.has(name)) continue;
    used.add(name);
    open.push(...variables(tokens.get(name) ?? ""));
  }
  return used;
}

function tokenStyles(tokens, used, overrides) {
  const block = (selector, rows) => `${selector}{\n${rows.map(([name, value]) => `  ${name}: ${value};`).join("\n")}\n}\n`;
  const kept = [...tokens].filter(([name]) => used.has(name));
  const darkKept = colourTokens(dark).filter(([name, value]) => used.has(name) && tokens.get(name) !== value);
  return block(":root", kept) + overrides +
    `@media screen and (prefers-color-scheme: dark){\n${block(':root:not([data-kleurenschema="licht"])', darkKept)}}\n` +
    `@media screen{\n${block(':root[data-kleurenschema="donker"]', darkKept)}}\n`;
}

function minify(name, css, banner) {
  const result = transform({ filename: name, code: Buffer.from(css), minify: true, errorRecovery: true, targets: BROWSERS });
  for (const warning of result.warnings) {
    if (name === "portaal.css") throw new Error(`${name}: ${warning.message} (line ${warning.loc?.line})`);
  }
  return Buffer.concat([Buffer.from(`/* ${banner} */\n`), result.code]);
}

/** Every file of the project with one of these extensions, as [extension, text]; tests and built files aside. */
function* projectFiles(extensions, folder = ROOT) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith(".") || SKIPPED_FOLDERS.has(entry.name)) continue;
    const file = path.join(folder, entry.name);
    const extension = path.extname(entry.name);
    if (entry.isDirectory()) yield* projectFiles(extensions, file);
    else if (extensions.includes(extension)) yield [extension, fs.readFileSync(file, "utf8")];
  }
}

/** Names of all icons that templates, catalogue files and iconen.txt ask for. */
function iconNames() {
  const names = new Set(source("iconen.txt").split("\n").filter((line) => line && !line.startsWith("#")));
  for (const [extension, text] of projectFiles(Object.keys(ICON_NAMES)))
    for (const pattern of ICON_NAMES[extension]) for (const match of text.matchAll(pattern)) names.add(match[1]);
  return [...names].sort();
}

/** Whether a class stands in our templates, code or scripts: whole, or up to a part that is filled in there. */
function classTest() {
  const texts = [...projectFiles([".html", ".py"])].map(([, text]) => text);
  const scripts = path.join(TARGET, "js");
  const all = [...texts, ...fs.readdirSync(scripts).map((name) => fs.readFileSync(path.join(scripts, name), "utf8"))].join("\n");
  const known = new Map();
  const stands = (name) =>
    all.includes(name) || [...name.matchAll(/-/g)].some((dash) => all.includes(`${name.slice(0, dash.index + 1)}{`));
  return (name) => {
    if (!known.has(name)) known.set(name, stands(name));
    return known.get(name);
  };
}

/** The style sheets without what can match nothing here: selectors with a class that no page has. */
function withoutUnused(css) {
  const isUsed = classTest();
  const Selector = (parts) => (parts.every((part) => part.type !== "class" || isUsed(part.name)) ? undefined : []);
  return transform({ filename: "nlds.css", code: Buffer.from(css), errorRecovery: true, visitor: { Selector } }).code.toString();
}

function iconSprite() {
  const symbols = iconNames().map((name) => {
    const file = packageFile(`@tabler/icons/icons/outline/${name}.svg`);
    if (!fs.existsSync(file)) throw new Error(`No such icon in @tabler/icons: ${name}`);
    const drawing = fs.readFileSync(file, "utf8").replace(/^[\s\S]*?<svg[\s\S]*?>/, "").replace("</svg>", "")
      .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, "").trim().replaceAll(" />", "/>").replace(/\s*\n\s*/g, "");
    return `<symbol id="${name}" viewBox="0 0 24 24">${drawing}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
}

/** The mark of the header, which a template draws, as a file for the browser's tab. */
function favicon() {
  const mark = fs.readFileSync(path.join(ROOT, "toegankelijkheid/templates/schil/beeldmerk.html"), "utf8");
  return mark.replace(/<svg [^>]*viewBox/, '<svg xmlns="http://www.w3.org/2000/svg" viewBox')
    .replace(' aria-hidden="true" focusable="false"', "");
}

/** What is in the bundles, from whom and under which licence; minifying drops the notices of the packages. */
function licences() {
  const packages = [
    TOKENS, ...UTRECHT.map((name) => `@utrecht/${name}-css`),
    ...CANDIDATE.map((name) => `@nl-design-system-candidate/${name}-css`),
    ...DENHAAG.map((name) => `@gemeente-denhaag/${name}`), "@fontsource/fira-sans", "@tabler/icons",
  ];
  const rows = packages.sort().map((name) => {
    const { version, license } = JSON.parse(fs.readFileSync(packageFile(`${name}/package.json`), "utf8"));
    return `| ${name} | ${version} | ${license} |`;
  });
  return [
    "# Licences of the built files", "",
    "Made by `npm run bouw` from these npm packages. Each package carries the text of its licence; the EUPL 1.2 is",
    "also in LICENSE at the root of this repository.", "",
    "- `css/nlds.css`, `css/tokens.css`: NL Design System components and tokens (EUPL-1.2).",
    "- `css/portaal.css`, `css/galerij.css`, `css/stand.css`, `js/portaal.js`, `favicon.svg`: part of this portal (EUPL-1.2).",
    "- `fonts/`: Fira Sans, copyright Mozilla Foundation and Telefonica S.A. (OFL-1.1).",
    "- `icons.svg`: Tabler Icons, copyright Paweł Kuna (MIT).", "",
    "| npm package | version | licence |", "|---|---|---|", ...rows, "",
  ].join("\n");
}

/** Every built file: path under the target folder -> content; and the variables that no style sheet defines. */
function build() {
  const components = withoutUnused(componentStyles());
  const own = [source("fonts.css"), ...ownStyles()].join("\n");
  const overrides = source("theme-overrides.css");
  const tokens = allTokens();
  const loose = LOOSE.map((name) => source(`${name}.css`)).join("\n");
  const used = usedTokens(tokens, [components, own, loose, overrides]);
  const sheets = overrides + own + loose + components;
  const undefinedVars = [...used].filter((name) =>
    !tokens.has(name) && !name.startsWith("--_") && !new RegExp(`${name}\\s*:`).test(sheets)).sort();
  const files = new Map([
    ["css/nlds.css", minify("nlds.css", components, "NL Design System components, EUPL-1.2; see LICENTIES.md")],
    ["css/tokens.css", minify("tokens.css", tokenStyles(tokens, used, overrides), "Tokens, EUPL-1.2; see LICENTIES.md")],
    ["css/portaal.css", minify("portaal.css", own, "Portal, EUPL-1.2; see LICENTIES.md")],
    ...LOOSE.map((name) => [
      `css/${name}.css`, minify(`${name}.css`, source(`${name}.css`), "Portal, EUPL-1.2; see LICENTIES.md"),
    ]),
    ["icons.svg", Buffer.from(iconSprite())],
    ["favicon.svg", Buffer.from(favicon())],
    ["LICENTIES.md", Buffer.from(licences())],
  ]);
  for (const font of FONTS) {
    const file = packageFile(`@fontsource/fira-sans/files/fira-sans-${font}-normal.woff2`);
    files.set(`fonts/fira-sans-${font}.woff2`, fs.readFileSync(file));
  }
  return { files, undefinedVars: `${undefinedVars.join("\n")}\n` };
}

/** Sizes against the budget: [problems]. */
function weigh(files) {
  const gzip = (content) => zlib.gzipSync(content, { level: 9 }).length;
  const css = [...files].filter(([name]) => name.endsWith(".css"));
  for (const [name, content] of css) console.log(`${name.padEnd(18)} ${content.length} bytes, ${gzip(content)} gzip`);
  const cssSize = gzip(Buffer.concat(css.map(([, content]) => content)));
  const jsSize = gzip(fs.readFileSync(path.join(TARGET, "js/portaal.js")));
  console.log(`css together ${cssSize} gzip (at most ${CSS_BUDGET}); js ${jsSize} gzip (at most ${JS_BUDGET})`);
  console.log(`icons.svg          ${files.get("icons.svg").length} bytes, ${gzip(files.get("icons.svg"))} gzip`);
  return [
    ...(cssSize > CSS_BUDGET ? [`style sheets are ${cssSize} bytes gzip, more than ${CSS_BUDGET}`] : []),
    ...(jsSize > JS_BUDGET ? [`script is ${jsSize} bytes gzip, more than ${JS_BUDGET}`] : []),
  ];
}

function main() {
  const checking = process.argv.includes("--controleer");
  const { files, undefinedVars } = build();
  const listed = path.join(HERE, "ongedefinieerd.txt");
  const problems = [];
  const { errors, pairs } = contrastErrors();
  console.log(`${pairs} pairs of colours, ${errors.length} with too little contrast`);
  problems.push(...errors.map(([theme, pair, has, needs]) => `contrast, ${theme}: ${pair} is ${has}, needs ${needs}`));
  if (checking) {
    for (const [name, content] of files) {
      const file = path.join(TARGET, name);
      if (!fs.existsSync(file) || !fs.readFileSync(file).equals(content)) problems.push(`${name} is not what 'npm run bouw' makes`);
    }
    if (fs.readFileSync(listed, "utf8") !== undefinedVars) problems.push("the list of undefined variables changed");
  } else {
    for (const [name, content] of files) {
      fs.mkdirSync(path.dirname(path.join(TARGET, name)), { recursive: true });
      fs.writeFileSync(path.join(TARGET, name), content);
    }
    fs.writeFileSync(listed, undefinedVars);
  }
  problems.push(...weigh(files));
  for (const problem of problems) console.error(`FAIL ${problem}`);
  process.exit(problems.length ? 1 : 0);
}

main();
