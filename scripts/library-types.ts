/**
 * The types of the library, as they are shipped: what tsc declares for its doors, with every type that zod infers written out,
 * since the package has no dependencies and a type of zod's would resolve to nothing.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Project, ts } from 'ts-morph'
import { ensure } from '../src/collections.js'
import { fromRoot } from './paths.js'

/** What may be imported from the package, each a file of src/library. */
export const libraryDoors = ['index', 'dataset', 'query', 'evidence', 'stats', 'draw'] as const

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  types: [],
  noEmit: true,
}

const programOf = (folder: string): ts.Program => {
  const project = new Project({ compilerOptions: options, skipAddingFilesFromTsConfig: true })
  project.addSourceFilesAtPaths(libraryDoors.map((door) => join(folder, `library/${door}.d.ts`)))
  return project.getProgram().compilerObject
}

/** A type written out, with all that it is made of. */
const writtenOut = (name: ts.Node, source: ts.SourceFile, checker: ts.TypeChecker): string => {
  const flags =
    ts.NodeBuilderFlags.NoTruncation |
    ts.NodeBuilderFlags.InTypeAlias |
    ts.NodeBuilderFlags.MultilineObjectLiterals |
    ts.NodeBuilderFlags.UseSingleQuotesForStringLiteralType
  const node = ensure(checker.typeToTypeNode(checker.getTypeAtLocation(name), undefined, flags))
  const text = ts.createPrinter().printNode(ts.EmitHint.Unspecified, node, source)
  // Beside members that may be absent, the others may be too.
  return text.replace(/(\[\w+: string\]: )([^;]+);/g, '$1$2 | undefined;')
}

/** Types that come from a schema, or from a file of data that is not shipped, by way of these are written out. */
const fromSchemas = /\bz\.(infer|output)\b|\b(ItemOf|GroupOf)<|\bkeyof typeof /

const comment = (statement: ts.Statement, source: ts.SourceFile): string => {
  const ranges = ts.getLeadingCommentRanges(source.text, statement.getFullStart()) ?? []
  return ranges.map(({ pos, end }) => `${source.text.slice(pos, end)}\n`).join('')
}

/** A file of declarations without zod: types written out, schemas themselves left out. Undefined where nothing changes. */
const withoutSchemas = (source: ts.SourceFile, checker: ts.TypeChecker): string | undefined => {
  if (!/from 'zod'|\.json'|\b(ItemOf|GroupOf)</.test(source.text)) return undefined
  return source.statements
    .map((statement) => {
      const text = statement.getText(source)
      const said = comment(statement, source)
      if (ts.isTypeAliasDeclaration(statement) && fromSchemas.test(text) && !statement.typeParameters)
        return `${said}export type ${statement.name.text} = ${writtenOut(statement.name, source, checker)};`
      if (ts.isImportDeclaration(statement) && /from '(zod|.*\/contracts\/index\.js|.*\.json)'/.test(text)) return ''
      return ts.isVariableStatement(statement) && /\bz\./.test(text) ? '' : said + text
    })
    .filter(Boolean)
    .join('\n')
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** Declare the types of the library in a folder. Throws where they do not stand by themselves. */
export const writeLibraryTypes = (folder: string): void => {
  execFileSync(
    process.execPath,
    [fromRoot('node_modules/typescript/bin/tsc'), '-p', fromRoot('tsconfig.types.json'), '--outDir', folder],
    { stdio: 'inherit' },
  )
  const program = programOf(folder)
  const checker = program.getTypeChecker()
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(folder))
  const changed = own.flatMap((source) => {
    // Whoever has no types of Node knows no Buffer, but what it is.
    const text = (withoutSchemas(source, checker) ?? source.text).replace(/\bBuffer\b/g, 'Uint8Array')
    return text === source.text ? [] : [[source.fileName, text] as const]
  })
  for (const [path, text] of changed) writeFileSync(path, `${text}\n`)
  // What no door leads to is not shipped.
  const after = programOf(folder)
  const reached = new Set(after.getSourceFiles().map(({ fileName }) => fileName))
  const faults = [...after.getSourceFiles()]
    .filter(({ fileName }) => fileName.startsWith(folder))
    .flatMap((source) => after.getSemanticDiagnostics(source))
  const foreign = [...reached].filter((path) => /\/node_modules\/(?!typescript\/)/.test(path))
  if (faults.length || foreign.length)
    throw new Error(
      `the types of the library do not stand by themselves:\n${ts.formatDiagnostics(faults, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => folder,
        getNewLine: () => '\n',
      })}${foreign[0] ?? ''}`,
    )
  for (const path of filesIn(folder)) if (!reached.has(path)) rmSync(path)
}
