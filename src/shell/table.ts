/** What shells are told of the program: a table that the build makes from the command values, so that a key press loads nothing else. */

/** What may be typed as a value: words with what they mean, a list of the dataset, a file, a folder, or anything. */
export type CompletionValues =
  | { readonly of: 'words'; readonly words: readonly (readonly [word: string, meaning: string])[] }
  /** Ids of a kind, or of all kinds; of a vocabulary also its names, in every language. */
  | { readonly of: 'records'; readonly kind: string }
  | { readonly of: 'file' }
  | { readonly of: 'folder' }
  /** Qualifiers of a query: `field:value`. */
  | { readonly of: 'query' }
  | { readonly of: 'anything' }

export type CommandFlag = {
  readonly flag: string
  readonly meaning: string
  /** What follows it; a switch has none. */
  readonly values?: CompletionValues
  /** Whether values are listed with commas. */
  readonly isList?: true
  /** Whether it is a field of the records, and so a qualifier of a query. */
  readonly isFilter?: true
}

export type CommandWords = {
  readonly meaning: string
  /** What stands after it without a flag. */
  readonly argument: CompletionValues | null
  readonly flags: readonly CommandFlag[]
}

export type CompletionTable = {
  /** Kinds of records whose ids are known. */
  readonly kinds: readonly string[]
  /** Those that have names beside their ids. */
  readonly vocabularies: readonly string[]
  readonly topics: readonly (readonly [topic: string, meaning: string])[]
  readonly commands: Readonly<Record<string, CommandWords>>
}
