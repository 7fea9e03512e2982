// Lines in few bytes: without the points that nobody would miss, and by how they go on, which compresses better than where
// their points are.

/** @typedef {[number, number]} Point */

/**
 * The points of a line, less every other one that lies nearly between its neighbours. What is left depends on what is near alone:
 * an area and the line around it stay alike, and so compress to one.
 * @param {Point[]} points
 * @param {number} most how far from between them
 */
function thinned(points, most) {
  let left = true;
  return points.filter(([p, q], i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (!before || !after || !left) return (left = true);
    const [[x, y], [u, v]] = [before, after];
    const length = Math.hypot(u - x, v - y);
    const off = length > 0 ? Math.abs((p - x) * (v - y) - (q - y) * (u - x)) / length : Math.hypot(p - x, q - y);
    return (left = off >= most);
  });
}

/**
 * The data of a path.
 * @param {string} points as of a polyline
 * @param {number} grid where its points come to lie, in the units of the file
 * @param {boolean} scaled whether it is written in units of the grid
 */
export function path(points, grid, scaled) {
  const exact = points
    .trim()
    .split(" ")
    .map((point) => /** @type {Point} */ (point.split(",").map(Number)));
  const few = scaled ? thinned(thinned(exact, grid / 2), grid / 2) : exact;
  const places = few.map((point) => point.map((v) => Math.round(v / grid) * (scaled ? 1 : grid)));
  let at = places[0] ?? [0, 0];
  const steps = places.slice(1).map((to, i) => {
    const by = to.map((v, axis) => v - (at[axis] ?? 0));
    at = to;
    return by.every((v) => v === 0) && i < places.length - 2 ? "" : by.join(" ");
  });
  return `M${places[0]?.join(" ")}l${steps.filter(Boolean).join(" ")}`.replace(/ -/g, "-");
}
