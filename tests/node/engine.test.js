// The engine without a page, as README shows it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { run } from '../../www/engine.js';

test('a link goes in, arrays of numbers come out', async () => {
  const { link, warnings, status, runs } = await run('v=1&lab=descent&problem=line&opt=sgd&steps=5');
  assert.match(link, /lab=descent/);
  assert.deepEqual(warnings, []);
  assert.equal(status, 'ok');
  const { phi, loss } = runs.sgd;
  assert.ok(phi instanceof Float64Array && loss instanceof Float64Array);
  assert.equal(phi.length, 12);
  assert.equal(loss.length, 6);
  assert.ok(loss[5] < loss[0]);
});

test('a broken link is told in words and gives a sane run', async () => {
  const { warnings, status, runs } = await run('v=1&lab=nowhere&lr=NaN&steps=1e400&nonsense=3');
  assert.ok(warnings.length >= 4, warnings.join('\n'));
  assert.equal(status, 'ok');
  assert.ok(Object.keys(runs).length > 0);
});

test('the same link gives the same bits', async () => {
  const link = 'v=1&lab=descent&problem=gabor&opt=adam&batch=5&seed=7&steps=50';
  const [first, second] = await Promise.all([run(link), run(link)]);
  assert.deepEqual(first, second);
});
