// Our own primitive colours and the roles that NL Design System gives them.
// 'doc' is the colour of the page; 50..700 go from background to text. Dark has the same roles on a reversed scale.

const steps = [50, 100, 200, 300, 400, 500, 600, 700];
const scale = (colours) => Object.fromEntries(colours.split(" ").map((colour, i) => [steps[i], colour]));

export const light = {
  doc: "#ffffff",
  scales: {
    blauw: scale("#f3f7fc #e4eef9 #cbdff4 #9cc1e9 #2b6cb0 #12508f #0d3d70 #0a2a4f"),
    oranje: scale("#fff7f0 #ffecdb #ffd9b8 #f9b27a #b04a08 #8c3b06 #682c05 #3f1b03"),
    zee: scale("#f0faf9 #dcf3f1 #b8e5e1 #79cbc5 #0e736e #0b5c58 #084845 #052e2c"),
    grijs: scale("#f6f8fa #edf1f5 #dce3ea #b9c4d0 #5b6a7c #445163 #2c3848 #16202e"),
    groen: scale("#f1faf3 #ddf3e2 #bbe6c6 #79c98d #197a37 #13602b #0e4820 #082c13"),
    geel: scale("#fff9e8 #fff0c2 #ffe08a #f2c230 #8a6200 #6d4d00 #523a00 #332400"),
    rood: scale("#fef5f5 #fde4e4 #fbc9ca #f49a9c #c62a2f #a11d22 #78151a #4a0c0f"),
  },
  portaal: {
    "kop-kleur": "#0a2a4f",
    "chroom-bg": "#0a2a4f",
    "chroom-bg-2": "#12508f",
    "chroom-kleur": "#ffffff",
    "chroom-lint": "#f08a3c",
    lint: "#d9670f",
    "held-1": "#f3f7fc",
    "held-2": "#e4eef9",
    schaduw: "0 1px 2px rgb(10 42 79 / .08), 0 4px 16px rgb(10 42 79 / .07)",
  },
};

export const dark = {
  doc: "#0f1620",
  scales: {
    blauw: scale("#131f2e #182a40 #21395a #335b8c #78a9e0 #a3c8f2 #c8def8 #e8f2fc"),
    oranje: scale("#26190f #362213 #4d2f17 #804a1d #e8975a #f5b98b #fad5b8 #fdeee2"),
    zee: scale("#0f2322 #123130 #184543 #226a66 #5cbdb6 #8fd6d1 #b9e6e3 #e2f5f4"),
    grijs: scale("#151e2a #1c2735 #263445 #405268 #93a4b8 #b9c5d3 #d5dde6 #eef2f6"),
    groen: scale("#10231a #153021 #1c442d #2a6b43 #6cc088 #98d6ac #bfe6cb #e4f5e9"),
    geel: scale("#241f0e #332b11 #473c15 #73601c #d9b648 #ecd07e #f4e2ac #fbf3dc"),
    rood: scale("#2a1415 #3d1a1c #572326 #8a3236 #f08a8d #f6b0b2 #facdce #fdeaea"),
  },
  portaal: {
    "kop-kleur": "#e8f2fc",
    "chroom-bg": "#0b1a2c",
    "chroom-bg-2": "#1d3f6b",
    "chroom-kleur": "#ffffff",
    "chroom-lint": "#f08a3c",
    lint: "#d9670f",
    "held-1": "#131f2e",
    "held-2": "#182a40",
    schaduw: "0 0 0 1px rgb(255 255 255 / .06)",
  },
};

// Colour family of NL Design System -> our scale.
export const families = {
  "accent-1": "blauw", "accent-2": "oranje", "accent-3": "zee", "action-1": "blauw", "action-2": "blauw",
  default: "grijs", disabled: "grijs", highlight: "geel", info: "blauw", negative: "rood", positive: "groen",
  selected: "blauw", warning: "geel",
};

/** The colours of one family by role, as NL Design System names them. */
export const roles = (s, doc) => ({
  "bg-document": doc, "bg-subtle": s[50], "bg-default": s[100], "bg-hover": s[200], "bg-active": s[200],
  "border-subtle": s[300], "border-default": s[400], "border-hover": s[500], "border-active": s[500],
  "color-subtle": s[400], "color-default": s[500], "color-hover": s[600], "color-active": s[600],
  "color-document": s[700],
  "inverse-bg-document": s[600], "inverse-bg-subtle": s[700], "inverse-bg-default": s[500],
  "inverse-bg-hover": s[600], "inverse-bg-active": s[600],
  "inverse-border-subtle": s[400], "inverse-border-default": s[300], "inverse-border-hover": s[200],
  "inverse-border-active": s[200],
  "inverse-color-subtle": s[300], "inverse-color-default": doc, "inverse-color-hover": doc,
  "inverse-color-active": doc, "inverse-color-document": doc,
});

const luminance = (hex) => {
  const [r, g, b] = [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** The contrast of two colours, as WCAG 2.2 defines it. */
export function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Each pair of theme colours that pages use together and that has too little contrast: [theme, pair, has, needs]. */
export function contrastErrors() {
  const errors = [];
  let pairs = 0;
  for (const [name, theme] of Object.entries({ light, dark })) {
    const check = (label, a, b, limit) => {
      pairs += 1;
      const has = contrast(a, b);
      if (has < limit) errors.push([name, label, has.toFixed(2), limit]);
    };
    for (const [family, primitive] of Object.entries(families)) {
      if (family === "disabled") continue;
      const r = roles(theme.scales[primitive], theme.doc);
      const pair = (fg, bg, limit) => check(`${family}: ${fg} on ${bg}`, r[fg], r[bg], limit);
      for (const bg of ["bg-document", "bg-subtle", "bg-default"])
        for (const fg of ["color-subtle", "color-default", "color-document"]) pair(fg, bg, 4.5);
      for (const fg of ["color-hover", "color-document"]) pair(fg, "bg-hover", 4.5);
      for (const bg of ["bg-document", "bg-subtle"]) pair("border-default", bg, 3);
      for (const bg of ["inverse-bg-default", "inverse-bg-hover", "inverse-bg-document"])
        pair("inverse-color-default", bg, 4.5);
    }
    const p = theme.portaal;
    const grijs = theme.scales.grijs;
    const blauw = theme.scales.blauw;
    for (const bg of [theme.doc, p["held-1"], p["held-2"]]) {
      check(`heading on ${bg}`, p["kop-kleur"], bg, 4.5);
      check(`text on ${bg}`, grijs[500], bg, 4.5);
      check(`link on ${bg}`, blauw[500], bg, 4.5);
      check(`ribbon on ${bg}`, p.lint, bg, 3);
    }
    for (const bg of [p["chroom-bg"], p["chroom-bg-2"]]) {
      check(`menu on ${bg}`, p["chroom-kleur"], bg, 4.5);
      check(`menu mark on ${bg}`, p["chroom-lint"], bg, 3);
    }
  }
  return { errors, pairs };
}
