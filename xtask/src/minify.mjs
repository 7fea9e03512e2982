// Shortens the scripts and style sheets of dist, each in its place: file names and imports stay as they are.
import { readdirSync } from 'node:fs';
import { build } from 'esbuild';

const files = readdirSync('dist/www', { recursive: true, encoding: 'utf8' });

await build({
  entryPoints: files.filter((file) => /\.(js|css)$/.test(file)).map((file) => `dist/www/${file}`),
  outdir: 'dist/www',
  outbase: 'dist/www',
  allowOverwrite: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  logLevel: 'warning',
});
