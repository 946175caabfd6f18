/** A user with a data folder of their own, on the small world, and files of records. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '../../src/store/index.js'
import { ok, run } from './cli.js'
import { temporary } from './folder.js'
import { openSmallWorld } from './small-world.js'

export const user = (open: () => Store = openSmallWorld) => {
  const folder = temporary()
  const env = { XDG_DATA_HOME: join(folder, 'data'), XDG_STATE_HOME: join(folder, 'state') }
  const place = { open, env }
  const answer = async (line: string) => JSON.parse((await run(`${line} --json`, place)).stdout)
  return {
    place,
    home: join(folder, 'data', 'stemcell'),
    file: (name: string, content: unknown): string => {
      const path = join(folder, name)
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
      return path
    },
    run: (line: string) => run(line, place),
    ok: (line: string) => ok(line, place),
    answer,
    ids: async (flags = ''): Promise<string[]> =>
      (await answer(`trials ${flags} --fields id`)).items.map(({ id }: { id: string }) => id),
  }
}
