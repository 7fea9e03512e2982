// What a page may use of the element, version 1: see docs/API.md. Nothing here runs.

import type { Schema } from "./types.js";

/** What each event tells. */
export interface GradstepDetail {
  /** The link of what is on the screen. */
  readonly link: string;
  readonly step: number;
  /** The element's height in CSS pixels. */
  readonly height: number;
}

export interface GradstepErrorDetail extends GradstepDetail {
  /** What happened, in words. */
  readonly message: string;
}

export interface GradstepAnswerDetail extends GradstepDetail {
  /** What was asked, as in the link: `phi@3`. */
  readonly question: string;
  /** As it was typed. */
  readonly answer: string;
  readonly right: boolean;
  /** How many there have been, with this one. */
  readonly tries: number;
  /** Whether the truth is shown now. */
  readonly closed: boolean;
}

export interface GradstepEventMap {
  "gradstep-ready": CustomEvent<GradstepDetail>;
  "gradstep-change": CustomEvent<GradstepDetail>;
  "gradstep-step": CustomEvent<GradstepDetail>;
  "gradstep-answer": CustomEvent<GradstepAnswerDetail>;
  "gradstep-error": CustomEvent<GradstepErrorDetail>;
}

/** "ok" and "diverged" are how the whole run ends; the others say that there is none yet. */
export type GradstepStatus = "waiting" | "loading" | "ok" | "diverged" | "failed";

export interface GradstepLabElement extends HTMLElement {
  /** The fragment of a link: what the page wants shown. */
  scenario: string;
  /** "page", "light", "dark" or "auto". */
  theme: string;
  /** "large" for lecture halls. */
  size: string;
  /** "lazy" or "eager". */
  loading: string;

  readonly link: string;
  readonly step: number;
  readonly steps: number;
  readonly status: GradstepStatus;
  readonly playing: boolean;
  /** The share of the link's questions that were answered right, 0 to 1; nothing where none is asked. */
  readonly score: number | undefined;
  /** Every lab with its parameters and examples, or nothing before the core is there. */
  readonly schema: Schema | undefined;

  play(): void;
  pause(): void;
  stepForward(steps?: number): void;
  stepBack(steps?: number): void;
  seek(step: number): void;
  /** Shows again what the page gave. */
  reset(): void;
  /** Shows another link. */
  open(link: string): void;

  /** A plot at the step shown as the text of an SVG file, the first if none is named; empty before the lab is there. */
  toSVG(view?: string): string;
  /** The same as a PNG file, `scale` pixels for each of the page. */
  toPNG(view?: string, scale?: number): Promise<Blob | null>;
  /** The whole run as comma-separated values, or the numbers of one plot at the step shown; empty before the lab is there. */
  toCSV(view?: string): string;
  /** The whole run as plain values, with link, step, steps and status. */
  toJSON(): Record<string, unknown>;
}

declare global {
  interface HTMLElementTagNameMap {
    "gradstep-lab": GradstepLabElement;
  }
  interface HTMLElementEventMap extends GradstepEventMap {}
}
