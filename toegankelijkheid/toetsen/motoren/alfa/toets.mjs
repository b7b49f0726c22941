/* Reads pages that a browser took down, one JSON object a line, and writes what alfa finds, one object a line. */
import { createInterface } from "node:readline";

import { Audit, Outcome } from "@siteimprove/alfa-act";
import { Device } from "@siteimprove/alfa-device";
import { Document, Element, Node } from "@siteimprove/alfa-dom";
import { Request, Response } from "@siteimprove/alfa-http";
import Rules from "@siteimprove/alfa-rules";
import { Criterion } from "@siteimprove/alfa-wcag";
import { Page } from "@siteimprove/alfa-web";

// The criteria at level A and AA, by number; rules that only test others stay out.
const EISEN = new Set(process.argv[2].split(","));
const MAX_FRAGMENT = 300;

const eisenVan = (regel) =>
  [...regel.requirements].filter(Criterion.isCriterion).map(({ chapter }) => chapter).filter((eis) => EISEN.has(eis));
const REGELS = [...Rules].filter((regel) => eisenVan(regel).length > 0);

/* What a finding is about is a node or a group of nodes; a text or attribute belongs to the element around it. */
function element(doel) {
  let knoop = Node.isNode(doel) ? doel : [...(doel ?? [])][0];
  while (knoop && !Element.isElement(knoop)) knoop = Document.isDocument(knoop) ? wortel(knoop) : ouderVan(knoop);
  return knoop;
}

const wortel = (document) => [...document.children()].find(Element.isElement);
const ouderVan = (knoop) => (knoop.owner ?? knoop.parent()).getOr(undefined);

const id = (knoop) => knoop.attribute("id").map(({ value }) => value).getOr("");

/* As plek.js says it in the browser. */
function plek(doel, ids) {
  const delen = [];
  for (let knoop = element(doel); knoop; knoop = knoop.parent().filter(Element.isElement).getOr(null)) {
    if (id(knoop) && ids.get(id(knoop)) === 1) {
      delen.unshift(`#${id(knoop)}`);
      break;
    }
    const ouder = knoop.parent().getOr(null);
    const gelijken = ouder ? [...ouder.children()].filter((kind) => Element.isElement(kind) && kind.name === knoop.name) : [];
    delen.unshift(gelijken.length > 1 ? `${knoop.name}:nth-of-type(${gelijken.indexOf(knoop) + 1})` : knoop.name);
  }
  return delen.join(" > ") || "html";
}

function fragment(doel) {
  const knoop = element(doel);
  return knoop ? knoop.toString().split("\n")[0].slice(0, MAX_FRAGMENT) : "";
}

/* The first thing that alfa says is not so; of what it cannot tell, nothing. */
function uitleg(uitkomst) {
  const verwachtingen = uitkomst.toJSON().expectations ?? [];
  const fout = verwachtingen.map(([, waarde]) => waarde?.error?.message ?? "").find((tekst) => tekst);
  return fout?.replace(/\s+/g, " ") ?? uitkomst.rule.uri;
}

async function toets({ naam, document: opname }) {
  const document = Document.from(JSON.parse(opname));
  const ids = new Map();
  for (const knoop of document.descendants()) {
    if (Element.isElement(knoop) && id(knoop)) ids.set(id(knoop), (ids.get(id(knoop)) ?? 0) + 1);
  }
  const pagina = Page.of(Request.empty(), Response.empty(), document, Device.standard());
  const uitkomsten = [...(await Audit.of(pagina, REGELS).evaluate())];
  const rijen = uitkomsten
    .filter((uitkomst) => Outcome.isFailed(uitkomst) || Outcome.isCantTell(uitkomst))
    .map((uitkomst) => ({
      regel: uitkomst.rule.uri.split("/").pop(),
      plek: plek(uitkomst.target, ids),
      uitleg: uitleg(uitkomst),
      eisen: eisenVan(uitkomst.rule),
      zeker: Outcome.isFailed(uitkomst),
      fragment: fragment(uitkomst.target),
    }));
  return { naam, rijen };
}

for await (const regel of createInterface({ input: process.stdin })) {
  if (regel.trim()) process.stdout.write(`${JSON.stringify(await toets(JSON.parse(regel)))}\n`);
}
