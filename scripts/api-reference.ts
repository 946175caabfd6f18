/** docs/api.md: what the library exports, from the docstrings and declarations of src/library. */
import { Project, ts } from 'ts-morph'
import { ensure } from '../src/collections.js'
import { libraryDoors } from './library-types.js'
import { fromRoot } from './paths.js'

type Exported = {
  readonly name: string
  readonly symbol: ts.Symbol
  readonly declaration: ts.Declaration
}

const program = (): ts.Program => {
  const project = new Project({ tsConfigFilePath: fromRoot('tsconfig.json'), skipAddingFilesFromTsConfig: true })
  project.addSourceFilesAtPaths(libraryDoors.map((door) => fromRoot(`src/library/${door}.ts`)))
  return project.getProgram().compilerObject
}

const sourceOf = (all: ts.Program, door: string): ts.SourceFile =>
  ensure(all.getSourceFiles().find(({ fileName }) => fileName.endsWith(`/src/library/${door}.ts`)))

const exportsOf = (all: ts.Program, door: string): readonly Exported[] => {
  const checker = all.getTypeChecker()
  const module = ensure(checker.getSymbolAtLocation(sourceOf(all, door)))
  return checker.getExportsOfModule(module).map((found) => {
    const symbol = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found
    return { name: found.getName(), symbol, declaration: ensure(symbol.getDeclarations()?.[0]) }
  })
}

type Callable = ts.FunctionDeclaration | ts.ArrowFunction | ts.MethodDeclaration

/** The function behind a declaration, where it is one. */
const callable = (declaration: ts.Node): Callable | undefined => {
  if (ts.isFunctionDeclaration(declaration) || ts.isMethodDeclaration(declaration)) return declaration
  const { initializer } = declaration as ts.VariableDeclaration
  return ts.isVariableDeclaration(declaration) && initializer && ts.isArrowFunction(initializer)
    ? initializer
    : undefined
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

const textOf = (node: ts.Node | undefined): string => (node ? squeezed(node.getText()) : '')

/** A declaration as a caller needs it: parameters and what comes back, without a body. */
const signature = (name: string, made: Callable): string => {
  const generics = made.typeParameters?.length ? `<${made.typeParameters.map(textOf).join(', ')}>` : ''
  const parameters = made.parameters.map(textOf)
  const back = textOf(made.type)
  const one = `${name}${generics}(${parameters.join(', ')})${back ? `: ${back}` : ''}`
  return one.length <= 110
    ? one
    : `${name}${generics}(\n${parameters.map((parameter) => `  ${parameter},\n`).join('')})${back ? `: ${back}` : ''}`
}

const code = (text: string): string => `\`\`\`ts\n${text}\n\`\`\``

/** Text of a docstring; a link to a name is the name. */
const plainText = (text: string): string =>
  text
    .replace(/\{@link ([^}]+)\}/g, '`$1`')
    .replace(/\n(?!\n)(?![-*] )/g, ' ')
    .replace(/ +/g, ' ')
    .trim()

type Tags = readonly { readonly name: string; readonly text: string }[]

const tagsOf = (symbol: ts.Symbol): Tags =>
  symbol.getJsDocTags().map(({ name, text }) => ({ name, text: ts.displayPartsToString(text).trim() }))

const listed = (tags: Tags): string[] => {
  const rows = tags.flatMap(({ name, text }) => {
    if (name === 'param') {
      const [, parameter, what] = /^(\S+)\s*-?\s*([\s\S]*)$/.exec(text) ?? []
      return [`- \`${parameter}\`: ${plainText(what ?? '')}`]
    }
    const label = { returns: 'Returns', throws: 'Throws', see: 'See' }[name]
    return label ? [`- ${label}: ${plainText(text)}`] : []
  })
  return rows.length ? [rows.join('\n')] : []
}

const examples = (tags: Tags): string[] =>
  tags.filter(({ name }) => name === 'example').map(({ text }) => `\`\`\`js\n${text}\n\`\`\``)

const purpose = (symbol: ts.Symbol, checker: ts.TypeChecker): string[] => {
  const text = plainText(ts.displayPartsToString(symbol.getDocumentationComment(checker)))
  return text ? [text] : []
}

const functionText = ({ name, symbol }: Exported, made: Callable, checker: ts.TypeChecker, level = '###'): string => {
  const tags = tagsOf(symbol)
  return [
    `${level} ${name}`,
    code(signature(name, made)),
    ...purpose(symbol, checker),
    ...listed(tags),
    ...examples(tags),
  ].join('\n\n')
}

const isHidden = (member: ts.ClassElement): boolean =>
  (member.name !== undefined && ts.isPrivateIdentifier(member.name)) || ts.isConstructorDeclaration(member)

const classText = ({ name, symbol, declaration }: Exported, checker: ts.TypeChecker): string => {
  const members = (declaration as ts.ClassDeclaration).members.filter((member) => !isHidden(member))
  const rows = members.map((member) => {
    const own = ensure(checker.getSymbolAtLocation(ensure(member.name)))
    const made = ts.isMethodDeclaration(member) ? callable(member) : undefined
    const says = made
      ? squeezed(signature(own.getName(), made))
      : `${own.getName()}: ${textOf((member as ts.PropertyDeclaration).type)}`
    return `| \`${says.replaceAll('|', '\\|')}\` | ${purpose(own, checker).join(' ')} |`
  })
  return [`### ${name}`, ...purpose(symbol, checker), `| member | what |\n| --- | --- |\n${rows.join('\n')}`].join(
    '\n\n',
  )
}

/** Where a type that is inferred from a schema is written out for readers. */
const inferredFrom = (text: string): string | undefined => {
  const [, contract] = /\b(?:ItemOf|GroupOf)<'([\w-]+)'>/.exec(text) ?? []
  if (contract) return `Its fields: \`stemcell schema ${contract}\`.`
  return /\bz\.infer</.test(text) ? 'Its fields: [data-dictionary.md](data-dictionary.md).' : undefined
}

/** A type as it is declared, without the indentation and comment before it. */
const typeText = ({ name, symbol, declaration }: Exported, checker: ts.TypeChecker): string => {
  const text = declaration.getText().replace(/^export (declare )?/, '')
  const elsewhere = inferredFrom(text)
  return [`### ${name}`, ...purpose(symbol, checker), elsewhere ?? code(text)].join('\n\n')
}

const constantText = ({ name, symbol, declaration }: Exported, checker: ts.TypeChecker): string => {
  const type = checker.typeToString(checker.getTypeOfSymbol(symbol), declaration)
  return [
    `### ${name}`,
    ...(type.length < 120 ? [code(`${name}: ${type}`)] : []),
    ...purpose(symbol, checker),
    ...listed(tagsOf(symbol)),
  ].join('\n\n')
}

const byName = (a: Exported, b: Exported): number => (a.name < b.name ? -1 : 1)

const doorText = (all: ts.Program, door: string): string => {
  const checker = all.getTypeChecker()
  const exported = [...exportsOf(all, door)].sort(byName)
  const functions = exported.flatMap((one) => {
    const made = callable(one.declaration)
    return made ? [functionText(one, made, checker)] : []
  })
  const classes = exported.filter(({ declaration }) => ts.isClassDeclaration(declaration))
  const types = exported.filter(
    ({ declaration }) => ts.isTypeAliasDeclaration(declaration) || ts.isInterfaceDeclaration(declaration),
  )
  const others = exported.filter((one) => !callable(one.declaration) && !classes.includes(one) && !types.includes(one))
  const about = squeezed(/^\/\*\*([\s\S]*?)\*\//.exec(sourceOf(all, door).text)?.[1]?.replace(/^ \* ?/gm, '') ?? '')
  return [
    `## stemcell-evidence/${door}`,
    about,
    ...functions,
    ...classes.map((one) => classText(one, checker)),
    ...others.map((one) => constantText(one, checker)),
    ...types.map((one) => typeText(one, checker)),
  ].join('\n\n')
}

/** Every function that the library exports, with its door and docstring: a test asks what each must say. */
export const libraryFunctions = (): readonly { door: string; name: string; purpose: string; tags: Tags }[] => {
  const all = program()
  const checker = all.getTypeChecker()
  return libraryDoors
    .filter((door) => door !== 'index')
    .flatMap((door) =>
      exportsOf(all, door).flatMap(({ name, symbol, declaration }) =>
        callable(declaration)
          ? [{ door, name, purpose: purpose(symbol, checker).join(' '), tags: tagsOf(symbol) }]
          : [],
      ),
    )
}

/** The page. */
export const apiReference = (): string => {
  const all = program()
  const doors = libraryDoors.filter((door) => door !== 'index')
  return `# The library

Made from the docstrings by \`npm run generate\`. Everything is an ES module with types, runs on Node 20.19 and newer, needs no other package and no network. The examples are run by the tests.

${doors.map((door) => `- [stemcell-evidence/${door}](#stemcell-evidence${door})`).join('\n')}

\`stemcell-evidence\` itself is dataset and query together. Names are added and never renamed within a major version: [contracts.md](contracts.md).

${doors.map((door) => doorText(all, door)).join('\n\n')}
`
}
