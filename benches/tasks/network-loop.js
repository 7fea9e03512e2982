// Training as a tuned JavaScript loop: batch-major, Float64Array throughout, tiles of two examples and four units
// kept in local variables, nothing allocated while it trains.

/**
 * out[n][m] = start[m] + Σ_k w[m][k]·input[n][k]; two examples and four rows at a time.
 * @param {Float64Array} w
 * @param {Float64Array} start
 * @param {Float64Array} input
 * @param {Float64Array} out
 * @param {number} rows
 * @param {number} cols
 * @param {number} batch
 */
function forward(w, start, input, out, rows, cols, batch) {
  let n = 0;
  for (; n + 2 <= batch; n += 2) {
    const a0 = n * cols;
    const b0 = a0 + cols;
    let m = 0;
    for (; m + 4 <= rows; m += 4) {
      let w0 = m * cols;
      let w1 = w0 + cols;
      let w2 = w1 + cols;
      let w3 = w2 + cols;
      let p0 = start[m];
      let p1 = start[m + 1];
      let p2 = start[m + 2];
      let p3 = start[m + 3];
      let q0 = p0;
      let q1 = p1;
      let q2 = p2;
      let q3 = p3;
      for (let i = a0, j = b0; i < b0; i++, j++) {
        const a = input[i];
        const b = input[j];
        const v0 = w[w0++];
        const v1 = w[w1++];
        const v2 = w[w2++];
        const v3 = w[w3++];
        p0 += v0 * a;
        p1 += v1 * a;
        p2 += v2 * a;
        p3 += v3 * a;
        q0 += v0 * b;
        q1 += v1 * b;
        q2 += v2 * b;
        q3 += v3 * b;
      }
      const at = n * rows + m;
      out[at] = p0;
      out[at + 1] = p1;
      out[at + 2] = p2;
      out[at + 3] = p3;
      out[at + rows] = q0;
      out[at + rows + 1] = q1;
      out[at + rows + 2] = q2;
      out[at + rows + 3] = q3;
    }
    for (; m < rows; m++) {
      let p = start[m];
      let q = p;
      let v = m * cols;
      for (let i = a0, j = b0; i < b0; i++, j++, v++) {
        p += w[v] * input[i];
        q += w[v] * input[j];
      }
      out[n * rows + m] = p;
      out[(n + 1) * rows + m] = q;
    }
  }
  for (; n < batch; n++) {
    for (let m = 0; m < rows; m++) {
      let p = start[m];
      for (let k = 0; k < cols; k++) p += w[m * cols + k] * input[n * cols + k];
      out[n * rows + m] = p;
    }
  }
}

/**
 * out[n][k] = Σ_m w[m][k]·df[n][m]; two examples and four k at a time.
 * @param {Float64Array} w
 * @param {Float64Array} df
 * @param {Float64Array} out
 * @param {number} rows
 * @param {number} cols
 * @param {number} batch
 */
function back(w, df, out, rows, cols, batch) {
  let n = 0;
  for (; n + 2 <= batch; n += 2) {
    const a0 = n * rows;
    const b0 = a0 + rows;
    let k = 0;
    for (; k + 4 <= cols; k += 4) {
      let p0 = 0;
      let p1 = 0;
      let p2 = 0;
      let p3 = 0;
      let q0 = 0;
      let q1 = 0;
      let q2 = 0;
      let q3 = 0;
      for (let i = a0, j = b0, at = k; i < b0; i++, j++, at += cols) {
        const a = df[i];
        const b = df[j];
        const v0 = w[at];
        const v1 = w[at + 1];
        const v2 = w[at + 2];
        const v3 = w[at + 3];
        p0 += v0 * a;
        p1 += v1 * a;
        p2 += v2 * a;
        p3 += v3 * a;
        q0 += v0 * b;
        q1 += v1 * b;
        q2 += v2 * b;
        q3 += v3 * b;
      }
      const at = n * cols + k;
      out[at] = p0;
      out[at + 1] = p1;
      out[at + 2] = p2;
      out[at + 3] = p3;
      out[at + cols] = q0;
      out[at + cols + 1] = q1;
      out[at + cols + 2] = q2;
      out[at + cols + 3] = q3;
    }
    for (; k < cols; k++) {
      let p = 0;
      let q = 0;
      for (let m = 0; m < rows; m++) {
        p += w[m * cols + k] * df[a0 + m];
        q += w[m * cols + k] * df[b0 + m];
      }
      out[n * cols + k] = p;
      out[(n + 1) * cols + k] = q;
    }
  }
  for (; n < batch; n++) {
    for (let k = 0; k < cols; k++) {
      let p = 0;
      for (let m = 0; m < rows; m++) p += w[m * cols + k] * df[n * rows + m];
      out[n * cols + k] = p;
    }
  }
}

/**
 * w[m][k] -= rate·Σ_n df[n][m]·h[n][k], start[m] -= rate·Σ_n df[n][m]; two rows and four k at a time.
 * @param {Float64Array} w
 * @param {Float64Array} start
 * @param {Float64Array} df
 * @param {Float64Array} h
 * @param {number} rows
 * @param {number} cols
 * @param {number} batch
 * @param {number} rate
 */
function update(w, start, df, h, rows, cols, batch, rate) {
  for (let m = 0; m < rows; m++) {
    let s = 0;
    for (let n = 0; n < batch; n++) s += df[n * rows + m];
    start[m] -= rate * s;
  }
  let m = 0;
  for (; m + 2 <= rows; m += 2) {
    let k = 0;
    for (; k + 4 <= cols; k += 4) {
      let p0 = 0;
      let p1 = 0;
      let p2 = 0;
      let p3 = 0;
      let q0 = 0;
      let q1 = 0;
      let q2 = 0;
      let q3 = 0;
      for (let n = 0, i = m, j = k; n < batch; n++, i += rows, j += cols) {
        const a = df[i];
        const b = df[i + 1];
        const v0 = h[j];
        const v1 = h[j + 1];
        const v2 = h[j + 2];
        const v3 = h[j + 3];
        p0 += a * v0;
        p1 += a * v1;
        p2 += a * v2;
        p3 += a * v3;
        q0 += b * v0;
        q1 += b * v1;
        q2 += b * v2;
        q3 += b * v3;
      }
      const at = m * cols + k;
      w[at] -= rate * p0;
      w[at + 1] -= rate * p1;
      w[at + 2] -= rate * p2;
      w[at + 3] -= rate * p3;
      w[at + cols] -= rate * q0;
      w[at + cols + 1] -= rate * q1;
      w[at + cols + 2] -= rate * q2;
      w[at + cols + 3] -= rate * q3;
    }
    for (; k < cols; k++) {
      let p = 0;
      let q = 0;
      for (let n = 0; n < batch; n++) {
        p += df[n * rows + m] * h[n * cols + k];
        q += df[n * rows + m + 1] * h[n * cols + k];
      }
      w[m * cols + k] -= rate * p;
      w[(m + 1) * cols + k] -= rate * q;
    }
  }
  for (; m < rows; m++) {
    for (let k = 0; k < cols; k++) {
      let s = 0;
      for (let n = 0; n < batch; n++) s += df[n * rows + m] * h[n * cols + k];
      w[m * cols + k] -= rate * s;
    }
  }
}

/**
 * A function that trains for one epoch and gives the sum of its batches' losses.
 * @param {import("./network-tasks.js").Task} task
 * @param {import("./network-tasks.js").Start} begun
 */
export function trainer({ batch, activation, rate }, { x, y, layers: begun, order }) {
  const layers = begun.map(({ rows, cols, weights }) => ({
    rows,
    cols,
    w: Float64Array.from(weights),
    start: new Float64Array(rows),
    h: new Float64Array(cols * batch),
    dh: new Float64Array(cols * batch),
  }));
  const last = layers.length - 1;
  const inputs = layers[0].cols;
  const tanh = activation === "tanh";
  const out = new Float64Array(batch);
  const df = new Float64Array(batch);
  return () => {
    let total = 0;
    for (let from = 0; from < order.length; from += batch) {
      for (let n = 0; n < batch; n++) {
        for (let d = 0; d < inputs; d++) layers[0].h[n * inputs + d] = x[order[from + n] * inputs + d];
      }
      for (let k = 0; k <= last; k++) {
        const { w, start, h, rows, cols } = layers[k];
        const f = k < last ? layers[k + 1].h : out;
        forward(w, start, h, f, rows, cols, batch);
        if (k === last) break;
        if (tanh) for (let i = 0; i < f.length; i++) f[i] = Math.tanh(f[i]);
        else for (let i = 0; i < f.length; i++) f[i] = f[i] > 0 ? f[i] : 0;
      }
      for (let n = 0; n < batch; n++) {
        const residual = out[n] - y[order[from + n]];
        total += residual * residual;
        df[n] = 2 * residual;
      }
      let d = df;
      for (let k = last; k >= 0; k--) {
        const { w, start, h, dh, rows, cols } = layers[k];
        if (k > 0) {
          back(w, d, dh, rows, cols, batch);
          if (tanh) for (let i = 0; i < dh.length; i++) dh[i] *= 1 - h[i] * h[i];
          else for (let i = 0; i < dh.length; i++) dh[i] = h[i] > 0 ? dh[i] : 0;
        }
        update(w, start, d, h, rows, cols, batch, rate);
        d = dh;
      }
    }
    return total;
  };
}
