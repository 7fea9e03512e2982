// What each column of a table is to be: `x1`, `x2`, …, `y`, or something that is left out.

/** @typedef {import("../../types.js").Told} Told */

/** @param {Told} told */
export function rolesOf({ columns }) {
  return columns.map(({ role }) => (role === "x" ? "x1" : role));
}

/**
 * The roles once a column has another one. The column that had it takes what this one had, if that was one.
 * @param {string[]} roles
 * @param {number} column
 * @param {string} role
 */
export function withRole(roles, column, role) {
  const had = roles[column] ?? "out";
  return roles.map((other, at) => {
    if (at === column) return role;
    if (role === "out" || other !== role) return other;
    return isUsed(had) ? had : "out";
  });
}

/**
 * The places of the columns used, from 1, the inputs first; or what is missing, in words.
 * @param {string[]} roles
 * @param {number | undefined} inputs how many an example has here
 * @returns {{ columns?: string[], missing?: string }}
 */
export function chosen(roles, inputs) {
  const place = (/** @type {string} */ role) => roles.indexOf(role);
  const x = roles.filter((role) => /^x\d+$/.test(role)).sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  if (x.length === 0) return { missing: "Choose the column of x." };
  if (inputs !== undefined && x.length < inputs) return { missing: `Choose ${inputs} columns of inputs.` };
  if (place("y") < 0) return { missing: "Choose the column of y." };
  return { columns: [...x, "y"].map((role) => String(place(role) + 1)) };
}

/** @param {string} role */
function isUsed(role) {
  return /^(x\d+|y)$/.test(role);
}
