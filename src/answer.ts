/**
 * The waist of the program: every question returns one Answer, every format draws one. Nothing here knows a terminal.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * A record as UTF-8 JSON on one line, already serialized and harmless: whole records pass from disk to output as bytes,
 * neither decoded nor parsed.
 */
export type RawJson = { readonly bytes: Uint8Array }

export const isRaw = (item: Json | RawJson): item is RawJson =>
  item !== null && typeof item === 'object' && 'bytes' in item && item.bytes instanceof Uint8Array

/** What a piece of text means (an axis: the line under what names columns or years, which stay in sight); a theme turns it into color, never into meaning of its own. */
export type Role = 'heading' | 'axis' | 'id' | 'label' | 'strong' | 'muted' | 'good' | 'bad' | 'warn'

/** Words of a command; where they cost to find, what finds them once somebody follows them. */
export type Ask = readonly string[] | (() => readonly string[])
export const wordsOf = (ask: Ask): readonly string[] => (typeof ask === 'function' ? ask() : ask)

export type Span =
  | string
  | {
      readonly text: string
      readonly role?: Role
      readonly href?: string
      /** How it is read aloud, where a mark in the text stands for its words or says nothing beside them. */
      readonly spoken?: string
      /** Words of the command that tells more about this piece of text; only a reader that can follow them is shown them. */
      readonly ask?: Ask
    }
/** A run of text. Strings are untrusted; renderers neutralize control characters. */
export type Line = Span | readonly Span[]

export type Column = {
  readonly label: string
  /** The label for those who listen, where it is an abbreviation. */
  readonly spoken?: string
  readonly align: 'left' | 'right'
  /** 1 stays longest when the screen is narrow. */
  readonly priority: number
  /** Narrowest useful width in terminal cells. */
  readonly min: number
  /** Width beyond which more room is wasted on it. */
  readonly max: number
  /** Never broken into lines, since an id must be copied whole: where the column has no room it stands below its row. */
  readonly whole?: boolean
  /** Never broken into lines either, and left out where it has no room: an address that no list is read for. */
  readonly isUnbroken?: boolean
  /** Words of the command that tells more about what the column is of. */
  readonly ask?: readonly string[]
}

export type Table = {
  readonly kind: 'table'
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Line[])[]
  /** Headings before the row with that index. */
  readonly headings?: readonly { readonly before: number; readonly text: Line }[]
  /** What a row is called: where a screen cannot hold them all, the others are counted by this name. Without it none is left out. */
  readonly each?: string
}

export type Block =
  | { readonly kind: 'heading'; readonly text: Line; readonly level: 1 | 2 | 3 }
  | { readonly kind: 'text'; readonly text: Line; readonly indent?: number }
  | {
      readonly kind: 'facts'
      readonly items: readonly { readonly label: string; readonly value: Line }[]
      readonly indent?: number
    }
  | { readonly kind: 'list'; readonly items: readonly Line[]; readonly indent?: number }
  /** One form where there is room for it, another where there is not. */
  | { readonly kind: 'fit'; readonly needs: number; readonly wide: Table; readonly narrow: readonly Block[] }
  /** The whole, what stands for it on a screen that cannot hold it, and in a pipe where not all was asked for: the whole, unless there is such an answer. */
  | {
      readonly kind: 'brief'
      readonly short: readonly Block[]
      readonly whole: readonly Block[]
      readonly answer?: readonly Block[]
    }
  /** A picture made of text; drawn for the width at hand, or for a comfortable one where nothing limits it. */
  | {
      readonly kind: 'drawing'
      readonly draw: (width: number) => readonly Line[]
      /** What stands for it on a screen that cannot hold it: at most so many lines, the last of which say what is left out. */
      readonly short?: (width: number, height: number) => readonly Line[]
      /** Whether that is an answer of its own, also where nothing is a screen. */
      readonly isAnswer?: boolean
      /** The same for those who listen: blocks without a drawing, which say what nothing beside the picture says. */
      readonly spoken: () => readonly Block[]
    }
  | Table

/** A rectangle for CSV and TSV: typed cells, no layout. */
export type GridRow = readonly (string | number | boolean | null)[]

export type Grid = {
  readonly columns: readonly string[]
  readonly rows: readonly GridRow[]
  /** The rows one after the other, made as they are asked for, where there may be many: then no output holds them all. */
  readonly stream?: () => Iterable<GridRow>
}

export type DatasetStamp = { readonly version: string; readonly asOf: string; readonly hash: string }

/** `Item` and `Group` are those of its contract (src/contracts). */
export type Answer<Item = Json, Group = Json> = {
  /** Name and version of the JSON contract, e.g. "stemcell/trials/1". */
  readonly format: string
  readonly dataset: DatasetStamp
  /** The question as understood. */
  readonly query: Json
  /** Items in this answer. */
  readonly count: number
  /** Records there were to choose from. */
  readonly total: number
  readonly items: readonly (Item | RawJson)[]
  /** The items one after the other, read as they are asked for, where there may be many: then no output holds them all. */
  readonly stream?: () => Iterable<Item | RawJson>
  /** Groups that were asked for beside the items. */
  readonly groups?: readonly Group[]
  readonly grid: () => Grid
  readonly view: () => readonly Block[]
  /** What a reader must know beside the items: caveats, what was left out and why. */
  readonly notes: readonly string[]
  /** One line that closes a human answer. */
  readonly footer?: Line
  /** Commands worth running now. */
  readonly next: readonly { readonly command: string; readonly why: string }[]
  /** Files that were asked for beside the answer: saved whole or not at all. */
  readonly files?: readonly { readonly path: string; readonly content: string }[]
  /**
   * Where those files are what a folder is for: a file that says so from before the first is written until all is done, and
   * files that they make outdated, removed once they are saved.
   */
  readonly folder?: {
    readonly underway: { readonly path: string; readonly content: string }
    readonly outdated: readonly string[]
  }
  /** What is done once somebody has it: nothing is marked as seen that was not shown. */
  readonly delivered?: () => Promise<void>
  /** Text that is the whole answer as it stands (a JSON Schema): machine formats print it bare. */
  readonly document?: string
  /** Language of a document that is not JSON: machine formats then print the items, Markdown names it. */
  readonly language?: 'mermaid' | 'dot' | 'xml' | 'bibtex' | 'ris' | 'csv' | 'sh' | 'powershell'
  /** Exit code when the answer itself is bad news: a dataset that breaks its rules. */
  readonly exitCode?: number
  /** It says itself whose the records are that it rests on, or is about nothing else. */
  readonly saysWhose?: true
  /** Advice that is not part of the answer (standard error): which filter to relax. */
  readonly advice?: readonly string[]
}

const isSeveral = (line: Line): line is readonly Span[] => Array.isArray(line)

/** A line as its spans. */
export const spansOf = (line: Line): readonly Span[] => (isSeveral(line) ? line : [line])

/** Text of a line without roles and links. */
export const plain = (line: Line): string =>
  spansOf(line)
    .map((span) => (typeof span === 'string' ? span : span.text))
    .join('')
