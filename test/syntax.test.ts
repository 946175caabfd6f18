/** Laws of the sources that no linter has: told by their syntax trees. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Node, type ParamPattern, parseSync, Visitor } from 'oxc-parser'
import { expect, it } from 'vitest'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join('src', name))

type Function = { readonly params: readonly ParamPattern[] }

/** Whether a parameter is a bare boolean: one that a call fills with `true` and a reader must look up. */
const isFlag = (param: ParamPattern): boolean => {
  const [name, value] = param.type === 'AssignmentPattern' ? [param.left, param.right] : [param, undefined]
  if (value?.type === 'Literal' && typeof value.value === 'boolean') return true
  return name.type === 'Identifier' && name.typeAnnotation?.typeAnnotation.type === 'TSBooleanKeyword'
}

const flags: string[] = []
const casts: string[] = []
const doubleCasts: string[] = []
for (const file of files) {
  const source = readFileSync(file, 'utf8')
  const place = ({ start }: Node): string => `${file}:${source.slice(0, start).split('\n').length}`
  // A single boolean is what the function is asked about, and needs no name.
  const look = (node: Node & Function): void => {
    if (node.params.length > 1 && node.params.some(isFlag)) flags.push(place(node))
  }
  new Visitor({
    ArrowFunctionExpression: look,
    FunctionDeclaration: look,
    FunctionExpression: look,
    TSAsExpression: (node) => {
      const { typeAnnotation: type, expression } = node
      if (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const')
        return
      casts.push(place(node))
      if (expression.type === 'TSAsExpression') doubleCasts.push(place(node))
    },
  }).visit(parseSync(file, source).program)
}

it('a boolean beside other parameters is a named option', () => expect(flags).toEqual([]))

it('no value is called another type by way of unknown', () => expect(doubleCasts).toEqual([]))

/** What is cast today. Lower it when one goes; a new one has to take the place of another. */
const most = 210
it(`at most ${most} values are cast`, () => {
  expect(casts.length).toBeLessThanOrEqual(most)
  // Else the ceiling is too high to hold.
  expect(casts.length).toBeGreaterThan(most - 15)
})
