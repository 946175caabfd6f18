/** data template and export: records as files that data add takes. */
import type { Json } from '../../answer.js'
import type { AnswerOf } from '../../contracts/index.js'
import { usage } from '../../errors.js'
import { harmless, harmlessJson } from '../../text.js'
import { type DataRequest, loadLayers, noWords } from './shared.js'

const fileAnswer = (
  asked: DataRequest,
  action: string,
  content: Json,
  count: number,
  notes: readonly string[],
): AnswerOf<'data-file'> => {
  const document = harmlessJson(JSON.stringify(content, null, 2))
  return {
    format: 'stemcell/data-file/1',
    saysWhose: true,
    dataset: asked.dataset.stamp,
    query: { action, names: asked.words },
    count,
    total: count,
    items: [content],
    grid: () => ({ columns: ['file'], rows: [[document]] }),
    view: () => [],
    notes,
    next: [],
    document,
  }
}

export const template = async (asked: DataRequest): Promise<AnswerOf<'data-file'>> => {
  const [what, trial, more] = asked.words
  const { templateOf, templateNames } = await loadLayers()
  if (what === undefined || more !== undefined || !(templateNames as readonly string[]).includes(what))
    throw usage(
      what === undefined ? 'the kind of template is missing' : `no template for "${harmless(asked.words.join(' '))}"`,
      `Templates: ${templateNames.join(', ')}. For example: stemcell data template trial`,
    )
  return fileAnswer(asked, 'template', templateOf(what as never, trial, asked.dataset), 1, [])
}

export const exportOwn = async (asked: DataRequest): Promise<AnswerOf<'data-file'>> => {
  noWords(asked, 'export')
  const { entriesAt, exported, pointerOf } = await loadLayers()
  const pointer = pointerOf(asked.own)
  const entries = pointer ? entriesAt(asked.own, pointer.edition) : []
  return fileAnswer(
    asked,
    'export',
    exported(entries),
    entries.length,
    entries.length ? [] : ['There are no records of yours.'],
  )
}
