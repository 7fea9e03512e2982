// Every lab with its parameters and examples, read once from the core.

/** @type {WeakMap<import("../types.js").Core, import("../types.js").Schema>} */
const schemas = new WeakMap();

/** @param {import("../types.js").Core} core */
export function schemaOf(core) {
  let schema = schemas.get(core);
  if (!schema) {
    schema = /** @type {import("../types.js").Schema} */ (JSON.parse(core.schema()));
    schemas.set(core, schema);
  }
  return schema;
}

/**
 * @param {import("../types.js").Schema} schema
 * @param {string} id
 */
export function labOf(schema, id) {
  const lab = schema.labs.find((lab) => lab.id === id);
  if (!lab) throw new Error(`the schema has no lab ${id}`);
  return lab;
}
