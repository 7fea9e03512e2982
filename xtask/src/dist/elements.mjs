// custom-elements.json, which tells editors and catalogues of the element: what www/api.d.ts says of it.

import { source } from "./bundle.mjs";

/** A line of an interface, below what is said of it. */
const MEMBER = /(?:\/\*\* ([^\n]*) \*\/\n)? {2}(readonly )?("?)([\w-]+)\3(?:\(([^)]*)\))?: (.+);$/gm;

export function customElements() {
  const declaration = { name: "GradstepLab", module: "gradstep-lab.js" };
  const members = membersOf("GradstepLabElement");
  return {
    schemaVersion: "1.0.0",
    readme: "README.md",
    modules: [
      {
        kind: "javascript-module",
        path: declaration.module,
        declarations: [
          {
            kind: "class",
            name: declaration.name,
            customElement: true,
            tagName: "gradstep-lab",
            description: "A lab that steps through model training or backpropagation, number by number.",
            superclass: { name: "HTMLElement" },
            // What can be set is an attribute too.
            attributes: members
              .filter(({ kind, readonly }) => kind === "field" && !readonly)
              .map(({ name, type, description }) => ({ name, fieldName: name, type, description })),
            members,
            events: membersOf("GradstepEventMap").map(({ name, type }) => ({ name, type })),
          },
        ],
        exports: [
          { kind: "custom-element-definition", name: "gradstep-lab", declaration },
          { kind: "js", name: declaration.name, declaration },
        ],
      },
    ],
  };
}

/**
 * The members of an interface.
 * @param {string} name
 */
function membersOf(name) {
  const types = source("www/api.d.ts");
  const text = new RegExp(`interface ${name}\\b[^{]*\\{\\n([\\s\\S]*?)\\n\\}`).exec(types)?.[1];
  if (!text) throw new Error(`www/api.d.ts has no ${name}`);
  return Array.from(text.matchAll(MEMBER), ([, description, readonly, , name = "", parameters, result = ""]) => {
    if (parameters === undefined) {
      return { kind: "field", name, type: { text: result }, readonly: Boolean(readonly) || undefined, description };
    }
    const pairs = Array.from(parameters.matchAll(/(\w+)(\?)?: ([^,]+)/g), ([, name, optional, text]) => {
      return { name, optional: Boolean(optional) || undefined, type: { text } };
    });
    return { kind: "method", name, parameters: pairs, return: { type: { text: result } }, description };
  });
}
