/** Pictures of the browser for the README and the docs: the built program on a real terminal, driven by keys. */
import { type Browser, browser, endOfFrame } from '../test/helpers/browser.js'
import { type Moment, recordingSvg, screenRows, terminalSvg } from './terminal-svg.js'

type Shot = {
  readonly name: string
  readonly title: string
  /** What is seen, in words, for who does not see it. */
  readonly description: string
}

/** One sitting at the keyboard, with a picture wherever `shoot` is called. */
type Sitting = {
  readonly columns: number
  readonly rows: number
  readonly argv: readonly string[]
  readonly run: (keyboard: {
    /** Press keys, and wait until the whole screen shows what they led to. */
    readonly press: (keys: string, shows: (screen: string) => boolean) => Promise<string>
    /** Press a key until it was enough; each time the screen must change. */
    readonly again: (key: string, isEnough: (screen: string, times: number) => boolean) => Promise<void>
    readonly shoot: (shot: Shot) => void
    /** Keep the screen as a moment of the recording, with the keys that led to it. */
    readonly film: (keys: string, seconds: number) => void
  }) => Promise<void>
  /** What the moments that were filmed become. */
  readonly recording?: Shot
}

const bottom = (start: string) => (screen: string) => screen.split('\n').at(-2)?.startsWith(start) === true

const sittings: readonly Sitting[] = [
  {
    columns: 80,
    rows: 24,
    argv: [],
    run: async ({ again, shoot }) => {
      await again('j', (_, times) => times === 3)
      shoot({
        name: 'list',
        title: 'The browser: facets and the list of trials',
        description: 'Counts of diseases, cells and designs on the left, the trials that fit on the right.',
      })
    },
  },
  {
    columns: 150,
    rows: 44,
    argv: ['--disease', 't1d', '--outcome', 'hba1c'],
    run: async ({ press, again, shoot }) => {
      await again('j', (_, times) => times === 9)
      // The record follows a cursor that rests, at a time of its own; to go there and back asks for it at once.
      await press('D', (s) => s.includes('›Record D'))
      await press('L', (s) => s.includes('›List L'))
      shoot({
        name: 'panes',
        title: 'The browser on a wide screen: facets, list and record',
        description:
          'Trials in type 1 diabetes that report HbA1c, with a small forest plot; the record under the cursor is shown beside the list.',
      })
    },
  },
  {
    columns: 100,
    rows: 30,
    argv: ['--disease', 't2d'],
    recording: {
      name: 'recording',
      title: 'The browser: filtering, pooling, dropping a study',
      description:
        'Trials in type 2 diabetes are filtered to randomized ones; an outcome is chosen among those of which trials are comparable; the pooled estimate with its forest plot moves when a study is dropped, and is back when it is let in again.',
    },
    run: async ({ press, again, film }) => {
      film('', 2)
      await press('j', (s) => s.includes('2 of'))
      film('j', 1)
      await press('/', (s) => s.includes('Enter do it'))
      film('/', 1)
      for (const part of ['allocation', ':rando', 'mized']) {
        await press(part, (s) => s.includes(part.slice(1)))
        film(part, 0.6)
      }
      await press('\r', (s) => bottom('$ stemcell trials ')(s) && s.includes('allocation:randomized'))
      film('Enter', 2.5)
      await press('p', (s) => /\d of \d+ comparable/.test(s))
      film('p', 3)
      await press('insulin-halved-with', (s) => s.includes('pool insulin-halved-with'))
      film('insulin-halved-with', 1.5)
      await press('\r', bottom('$ stemcell pool '))
      film('Enter', 4)
      await again('n', (s) => s.includes('bhansali-2014-bm-sc-t2d: x drops it'))
      film('n', 1.5)
      await press('x', (s) => bottom('$ stemcell pool ')(s) && s.includes('2 studies'))
      film('x drops the study', 4)
      await press('x', (s) => bottom('$ stemcell pool ')(s) && s.includes('3 studies'))
      film('x brings it back', 3)
    },
  },
  {
    columns: 100,
    rows: 30,
    argv: ['--disease', 't1d', '--cell', 'msc'],
    run: async ({ press, shoot }) => {
      await press('jj', (s) => s.includes('3 of'))
      await press('D', (s) => s.includes('›Record D'))
      await press('L', (s) => s.includes('›List L'))
      shoot({
        name: 'readable',
        title: 'The browser: filters and the list of trials',
        description:
          'Trials of mesenchymal stromal cells in type 1 diabetes: counts to filter by, and what each trial found, its people and design.',
      })
    },
  },
  {
    columns: 120,
    rows: 36,
    argv: ['--disease', 't1d', '--cell', 'msc', '--outcome', 'c-peptide-auc', '--allocation', 'randomized'],
    run: async ({ press, shoot }) => {
      await press('   ', (s) => s.includes('3 marked'))
      await press('c', bottom('$ stemcell compare '))
      shoot({
        name: 'compare',
        title: 'Three marked trials side by side',
        description: 'Three randomized trials of mesenchymal stromal cells in type 1 diabetes, compared row by row.',
      })
    },
  },
  {
    columns: 120,
    rows: 40,
    argv: ['--disease', 't2d'],
    run: async ({ press, again, shoot }) => {
      await press('pinsulin-halved-with\r', bottom('$ stemcell pool '))
      shoot({
        name: 'pool',
        title: 'A pooled result with its forest plot',
        description:
          'Insulin halved with HbA1c below 7% after cells in type 2 diabetes: three studies pooled, one wide interval.',
      })
      await again('n', (s) => s.includes('bhansali-2014-bm-sc-t2d: x drops it'))
      await press('x', (s) => bottom('$ stemcell pool ')(s) && s.includes('--exclude') && s.includes('2 studies'))
      shoot({
        name: 'pool-dropped',
        title: 'The same result without one study',
        description: 'The first study was dropped with x; the estimate, its interval and the plot have moved.',
      })
    },
  },
  {
    columns: 150,
    rows: 36,
    argv: ['--disease', 't2d'],
    run: async ({ press, shoot }) => {
      await press('m', bottom('$ stemcell map '))
      shoot({
        name: 'map',
        title: 'The gap map of the trials listed',
        description: 'Cells against outcomes in type 2 diabetes: how many trials report, how many do not.',
      })
    },
  },
  {
    columns: 110,
    rows: 40,
    argv: [],
    run: async ({ press, shoot }) => {
      await press(':functional-cure-proved\r', bottom('$ stemcell show '))
      shoot({
        name: 'claim',
        title: 'A claim with its verdict',
        description: 'A claim, the verdict on it and the studies it rests on.',
      })
    },
  },
  {
    columns: 100,
    rows: 36,
    argv: [],
    run: async ({ press, shoot }) => {
      await press('?', (s) => s.includes('(where you are)'))
      shoot({
        name: 'help',
        title: 'Help: the keys of the screen one is on come first',
        description: 'Every key of the browser and what it does.',
      })
    },
  },
]

const isWhole = (one: Browser): boolean => one.sent().endsWith(endOfFrame) && !one.screen().includes('Reading …')

const sit = async ({ columns, rows, argv, run, recording }: Sitting): Promise<[string, string][]> => {
  // The same everywhere: a dark terminal with 256 colors, nothing saved before.
  const one = browser(argv, { columns, rows, env: { COLORFGBG: '15;0', TERM: 'xterm-256color' } })
  const shots: [string, string][] = []
  const moments: Moment[] = []
  try {
    await one.until((s) => s.includes('$ stemcell trials') && isWhole(one))
    const press = (keys: string, shows: (screen: string) => boolean): Promise<string> => {
      one.press(keys)
      return one.until((s) => shows(s) && isWhole(one), `${keys} of ${argv.join(' ')}`)
    }
    await run({
      film: (keys, seconds) => moments.push({ rows: screenRows(one.terminal), keys, seconds }),
      press,
      again: async (key, isEnough) => {
        for (let times = 0; !isEnough(one.screen(), times); times++) {
          const before = one.painted()
          await press(key, () => one.painted() !== before)
        }
      },
      shoot: ({ name, title, description }) =>
        shots.push([
          `docs/pictures/browse-${name}.svg`,
          terminalSvg(one.terminal, { title, description, command: ['stemcell browse', ...argv].join(' ') }),
        ]),
    })
    if (recording) {
      const command = ['stemcell browse', ...argv].join(' ')
      shots.push([
        `docs/pictures/browse-${recording.name}.svg`,
        recordingSvg(moments, columns, { ...recording, command }),
      ])
    }
  } finally {
    one.close()
  }
  return shots
}

/** Every picture of the browser by path. */
export const screens = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await Promise.all(sittings.map(sit))).flat())
