// The same training by libraries from npm.

/** @typedef {import("./network-tasks.js").Task} Task */
/** @typedef {import("./network-tasks.js").Start} Start */

/**
 * ConvNetJS, which computes in f64; a function that trains for one epoch and gives the sum of its losses.
 * @param {any} convnet
 * @param {Task} task
 * @param {Start} start
 */
export function convnetTrainer(convnet, { sizes, activation, batch, rate }, { x, y, layers, order }) {
  const net = new convnet.Net();
  const inputs = sizes[0] ?? 0;
  net.makeLayers([
    { type: "input", out_sx: 1, out_sy: 1, out_depth: inputs },
    ...sizes.slice(1, -1).map((num_neurons) => ({ type: "fc", num_neurons, activation })),
    { type: "regression", num_neurons: 1 },
  ]);
  const full = net.layers.filter((/** @type {any} */ layer) => layer.layer_type === "fc");
  layers.forEach(({ cols, weights }, k) => {
    full[k].filters.forEach((/** @type {any} */ filter, /** @type {number} */ row) => {
      filter.w.set(weights.subarray(row * cols, (row + 1) * cols));
    });
    full[k].biases.w.fill(0);
  });
  // Its step goes by the mean over the batch and half our gradient; the loss it tells has a factor 2.
  const options = { method: "sgd", momentum: 0, l2_decay: 0, l1_decay: 0, batch_size: batch };
  const trainer = new convnet.Trainer(net, { ...options, learning_rate: 2 * batch * rate });
  const examples = Array.from(y, (target, i) => {
    const vol = new convnet.Vol(1, 1, inputs, 0);
    vol.w.set(x.subarray(i * inputs, (i + 1) * inputs));
    return { vol, target: [target] };
  });
  return () => {
    let total = 0;
    for (const i of order) {
      const example = examples[i];
      total += trainer.train(example?.vol, example?.target).cost_loss / 2;
    }
    return total;
  };
}

/**
 * TensorFlow.js on its WebAssembly backend, which computes in f32; a function that trains for so many epochs and gives
 * the sum of the losses of the last if asked to: reading a loss costs time of its own.
 * @param {any} tf
 * @param {Task} task
 * @param {Start} start
 */
export function tensorflowTrainer(tf, { sizes, activation, batch, rate }, { x, y, layers, order }) {
  const inputs = sizes[0] ?? 0;
  const variables = layers.map(({ rows, cols, weights }) => ({
    weights: tf.variable(tf.tensor2d(Float32Array.from(weights), [rows, cols])),
    bias: tf.variable(tf.zeros([rows])),
  }));
  const batches = Array.from({ length: order.length / batch }, (_, b) => {
    const members = Array.from(order.subarray(b * batch, (b + 1) * batch));
    const rows = members.flatMap((i) => Array.from(x.subarray(i * inputs, (i + 1) * inputs)));
    return {
      x: tf.tensor2d(rows, [batch, inputs]),
      y: tf.tensor2d(
        members.map((i) => y[i] ?? NaN),
        [batch, 1],
      ),
    };
  });
  const optimizer = tf.train.sgd(rate);
  /** @param {any} input */
  const output = (input) => {
    let h = input;
    variables.forEach(({ weights, bias }, k) => {
      // Not tf.fused.matMul: on this backend it goes on adding the bias of the first step.
      h = tf.add(tf.matMul(h, weights, false, true), bias);
      if (k + 1 < variables.length) h = activation === "relu" ? tf.relu(h) : tf.tanh(h);
    });
    return h;
  };
  return (/** @type {number} */ epochs, asked = false) => {
    let total = 0;
    for (let epoch = 0; epoch < epochs; epoch++) {
      total = 0;
      for (const { x, y } of batches) {
        const cost = optimizer.minimize(() => tf.sum(tf.squaredDifference(output(x), y)), asked);
        if (asked) {
          total += cost.dataSync()[0];
          cost.dispose();
        }
      }
    }
    return total;
  };
}
