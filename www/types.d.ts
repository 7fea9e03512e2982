// The shapes of the JSON that the core hands over: its schema and its state. Nothing here runs.

export interface Entry {
  id: string;
  label: string;
  help: string;
}

export type Kind =
  | { type: "choice"; most: number; entries: Entry[] }
  | { type: "number"; min: number; max: number; spacing: "even" | "log" | "fine" }
  | { type: "integer"; min: number; max: number }
  | { type: "numbers"; least: number; most: number }
  | { type: "layers"; least: number; most: number; widest: number }
  | { type: "vector"; names: string[]; min: number; max: number }
  | { type: "amount"; entries: Entry[]; min: number; max: number }
  | { type: "places"; entries: Entry[] }
  | { type: "examples" }
  | { type: "seed" }
  | { type: "flag" }
  | { type: "versus"; except: string[]; most: number }
  | { type: "none" };

export interface Param {
  key: string;
  label: string;
  symbol: string;
  help: string;
  default: string;
  kind: Kind;
}

export interface Preset {
  id: string;
  title: string;
  text: string;
  link: string;
  /** Where it belongs among the exercises: one of the schema's topics. */
  topic: string;
  /** What it asks its reader first, where that is wanted. */
  ask: string;
}

export interface LabSchema {
  id: string;
  label: string;
  help: string;
  params: Param[];
  presets: Preset[];
}

export interface Schema {
  labs: LabSchema[];
  topics: string[];
}

export interface Shown {
  key: string;
  text: string;
  isDefault: boolean;
  /** A word or two after the value. */
  note: string;
  /** Where its slider stands, or its sliders. */
  at: number[];
  /** The last position of its slider. */
  positions: number;
  /** Where on its slider something ends, and what: in short, and in full. */
  tick: { at: number; label: string; words: string } | null;
}

/** The runs side by side, and the settings in which another could differ, each with a value to begin with. */
export interface Compared {
  runs: { name: string; settings: Shown[] }[];
  offers: { key: string; label: string; text: string }[];
  /** How many runs there are, each method of the first counted. */
  colours: number;
  /** Whether there may be another. */
  room: boolean;
}

export interface View {
  id: string;
  aspect: number;
  /** The aspect where there are fewer than `State.narrow` pixels. */
  narrow: number;
}

export interface Warning {
  key: string;
  text: string;
}

export interface State {
  link: string;
  lab: string;
  /** What is there now, in words; of two states with one heading, the words of an example go for both. */
  heading: string;
  t: number;
  steps: number;
  ticks: { t: number; label: string }[];
  views: View[];
  shown: Shown[];
  warnings: Warning[];
  /** The width of a view below which it takes its narrow form. */
  narrow: number;
  layout: "full" | "compact";
  /** How much of the numbers is shown. */
  panel: "all" | "formula" | "none";
  size: "normal" | "large";
  /** Whether not all plots are shown; null where the lab can't show some alone. */
  narrowed: boolean | null;
  /** Whether a run could go on from where this one ends. */
  onward: boolean;
  /** The example that this is, if it is one. */
  preset: Preset | null;
  /** The examples that differ from it in the step alone, and itself: each goes for a part of the steps. */
  alike: Preset[];
  /** Whether the example asks its question first; null where there is none, or somebody else asks. */
  asks_first: boolean | null;
  /** What the link asks, where it asks anything. */
  asking: Asking | null;
}

/** What a link asks its reader. */
export interface Asking {
  /** How many questions there are. */
  of: number;
  /** The author's. */
  words: string;
  open: {
    number: number;
    /** As it stands in links. */
    question: string;
    form: "number" | "choice" | "set" | "order" | "place" | "sketch";
    sentence: string;
    /** The plot that it is answered in, if it is. */
    plot: string | null;
    names: string[];
    choices: string[];
    /** The last step before the answer is seen. */
    at: number;
    tried: number;
    /** How many tries are left, where they are counted. */
    left: number | null;
    /** The last answer or what has been placed since, and what is told of the answer. */
    parts: string[];
    said: string;
  } | null;
  told: {
    number: number;
    question: string;
    right: boolean;
    tries: number;
    answer: string;
    /** The answer beside the truth. */
    line: string;
    sentence: string;
    /** The step at which the truth is seen. */
    step: number;
  }[];
}

/** What the page is told of an answer. */
export interface Answered {
  question: string;
  answer: string;
  right: boolean;
  tries: number;
  /** Whether the truth is shown now. */
  closed: boolean;
}

/** How a text is to be read: the decimal mark, the places of columns (inputs first), rows for columns; or as it is meant. */
export interface Asked {
  mark: "" | "." | ",";
  columns: string[];
  turned: boolean | undefined;
}

/** What the core tells of examples that it has read from a text. */
export interface Told {
  columns: { name: string; role: string }[];
  /** The first rows as they stand in the text. */
  rows: string[][];
  notes: string[];
  count: number;
  inputs: number;
  mark: "." | ",";
  /** Whether nothing in the text tells which mark it is. */
  undecided: boolean;
  turned: boolean;
}

/** What is told of numbers of somebody else's run. */
export interface Checked {
  verdict: "unread" | "right" | "slip" | "other";
  /** The most important first. */
  sentences: string[];
  /** What each column seems to be. */
  columns: string[];
  /** Rows beside the lab's, about the first that differs. */
  rows: { step: number; pairs: string[][]; differ: boolean[] }[];
}

export interface Caption {
  title: string;
  note: string;
  alt: string;
  handles: { id: number; name: string; goes: boolean }[];
  anywhere: number | null;
  /** Whether a press on a handle chooses something, and nothing is dragged. */
  chooses: boolean;
}

/** The core as loaded: the exports of the generated module. */
export type Core = typeof import("./pkg/gradstep.js");
export type Widget = InstanceType<Core["Widget"]>;

/** A file that can be saved; `refused` says why there is none. */
export interface FileToSave {
  id: string;
  words: string;
  name: string;
  type: string;
  refused: string;
}

/** What can be saved beside a plot; `picture` is the name of its picture without what the kind adds. */
export interface Files {
  picture: string;
  files: FileToSave[];
}
