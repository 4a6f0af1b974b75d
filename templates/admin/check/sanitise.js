/*
 * What nh3 does, in a browser: HTML without what is not allowed, by the parser that the HTML standard describes.
 *
 * nh3 has no WebAssembly. So the tree is made by parse5, which follows the same standard as nh3's html5ever, and
 * walked as ammonia walks it; what is allowed comes from reading/sanitising.py. A test holds the two to each other.
 */

import { parseFragment } from "./parse5/index.js";

const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
const HTML = "http://www.w3.org/1999/xhtml";
const CONTEXT = { nodeName: "div", tagName: "div", namespaceURI: HTML, attrs: [], childNodes: [] };
const SCHEME = /^[\0-\x20]*([a-z](?:[\t\n\r]*[a-z0-9+.-])*)[\t\n\r]*:/i;

/** What names parts of drawings and formulas alone: under such a name nothing passes as HTML (ammonia, is_html_tag). */
const FOREIGN = new Set(
  `
    abs and animate animateMotion animateTransform annotation annotation-xml apply approx arccos arccosh
    arccot arccoth arccsc arccsch arcsec arcsech arcsin arcsinh arctan arctanh arg bind bvar card
    cartesianproduct cbytes ceiling cerror ci circle clipPath cn codomain complexes compose condition
    conjugate cos cosh cot coth cs csc csch csymbol curl declare defs degree desc determinant diff discard
    divergence divide domain domainofapplication ellipse emptyset eq equivalent eulergamma exists exp
    exponentiale factorial factorof false feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
    feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence filter floor fn forall foreignObject g gcd geq grad gt
    ident image imaginary imaginaryi implies in infinity int integers intersect interval inverse lambda
    laplacian lcm leq limit line linearGradient list ln log logbase lowlimit lt maction maligngroup
    malignmark marker mask math matrix matrixrow max mean median menclose merror metadata mfenced mfrac
    mglyph mi min minus mlabeledtr mlongdiv mmultiscripts mn mo mode moment momentabout mover mpadded mpath
    mphantom mprescripts mroot mrow ms mscarries mscarry msgroup msline mspace msqrt msrow mstack mstyle msub
    msubsup msup mtable mtd mtext mtr munder munderover naturalnumbers neq none not notanumber notin
    notprsubset notsubset or otherwise outerproduct partialdiff path pattern pi piece piecewise plus polygon
    polyline power primes product prsubset quotient radialGradient rationals real reals rect reln rem root
    scalarproduct sdev sec sech selector semantics sep set setdiff share sin sinh stop subset sum svg switch
    symbol tan tanh tendsto text textPath times transpose true tspan union uplimit use variance vector
    vectorproduct view xor
  `.trim().split(/\s+/),
);

/** A function that cleans HTML; `keep` tells of an attribute what its value is to be, or nothing. */
export function cleaner(rules, keep) {
  const tags = new Set(rules.tags);
  const gone = new Set(rules.gone);
  const schemes = new Set(rules.schemes);
  const allowed = sets(rules.attributes);
  const valued = Object.fromEntries(Object.entries(rules.values).map(([tag, named]) => [tag, sets(named)]));

  const isAllowed = (tag, { name, value }) =>
    allowed["*"]?.has(name) || allowed[tag]?.has(name) || valued[tag]?.[name]?.has(value.toLowerCase());

  const leadsWell = (name, value) => {
    if (name !== "href" && name !== "src") {
      return true;
    }
    const scheme = SCHEME.exec(value);
    if (!scheme) {
      return true;
    }
    return URL.canParse(value) && schemes.has(new URL(value).protocol.slice(0, -1));
  };

  /** What the attributes become; ammonia puts the last one into the place of one that it drops. */
  function attributes(tag, all) {
    const kept = all.filter((one) => isAllowed(tag, one) && leadsWell(one.name, one.value));
    const values = kept.map(({ name, value }) => ({ name, value: keep ? keep(tag, name, value) : value }));
    for (let at = values.length - 1; at >= 0; at -= 1) {
      if (values[at].value === undefined || values[at].value === null) {
        const last = values.pop();
        if (at < values.length) {
          values[at] = last;
        }
      }
    }
    return values.map(({ name, value }) => ` ${name}="${escaped(value).replace(/"/g, "&quot;")}"`).join("");
  }

  return (html) => {
    const parts = [];
    const waiting = [...parseFragment(CONTEXT, html.replace(/^\ufeff/, "")).childNodes].reverse();
    while (waiting.length) {
      const node = waiting.pop();
      if (typeof node === "string") {
        parts.push(node);
      } else if (node.nodeName === "#text") {
        parts.push(escaped(node.value));
      } else if (node.nodeName === "#comment") {
        parts.push(rules.comments ? `<!--${node.data}-->` : "");
      } else if (node.tagName && !gone.has(node.tagName) && isHtml(node)) {
        const isKept = tags.has(node.tagName);
        if (isKept) {
          parts.push(`<${node.tagName}${attributes(node.tagName, node.attrs)}>`);
        }
        if (isKept && !VOID.has(node.tagName)) {
          waiting.push(`</${node.tagName}>`);
        }
        waiting.push(...[...node.childNodes].reverse());
      }
    }
    return parts.join("");
  };
}

const sets = (lists) => Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, new Set(list)]));

/** Drawings and formulas are not allowed, so nothing in them is. */
const isHtml = (node) => node.namespaceURI === HTML && !FOREIGN.has(node.tagName);

const escaped = (text) =>
  text.replace(/&/g, "&amp;").replace(/\u00a0/g, "&nbsp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
