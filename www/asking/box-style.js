// What boxes for answers look like, wherever they stand. Phones zoom into letters smaller than 16 pixels.

export const BOX = `
  border: 1px solid var(--edge);
  border-radius: 8px;
  background: var(--paper);
  color: var(--ink);
  font: inherit;
  font-size: max(16px, 1em);
`;
