/** Files as the whole program writes them: devices, pipes, links, protected files, full disks. */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newMark } from '../../src/files/owner.js'
import { markOfTheDead } from '../helpers/dead.js'
import { temporary } from '../helpers/folder.js'
import { execute, shell } from '../helpers/program.js'

const isWindows = process.platform === 'win32'
const isRoot = process.getuid?.() === 0
let printed: Promise<string> | undefined
/** What the program prints of cells as CSV, asked for once. */
const csv = (): Promise<string> => {
  printed ??= execute(['cells', '--csv']).then(({ stdout }) => stdout)
  return printed
}
const to = (...argv: readonly string[]) => execute(['cells', ...argv])

/** Run as root what only root may; false where that is not allowed either (a container). */
const couldRun = (file: string, ...argv: readonly string[]): boolean => {
  try {
    execFileSync(file, argv, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe.skipIf(isWindows)('what is no plain file is written into', () => {
  it.skipIf(!isRoot).each([
    ['-o', ['cells']],
    ['--svg', ['timeline', 'disease:t1d']],
    ['--html', ['map', 'disease:t1d']],
    ['--r', ['pool', '--outcome', 'insulin-halved-with-hba1c-below-7', 'disease:t2d']],
  ])('a device, by %s', async (flag, argv) => {
    const device = join(temporary(), 'null')
    if (!couldRun('mknod', device, 'c', '1', '3')) return
    expect((await execute([...argv, flag, device])).code).toBe(0)
    expect(lstatSync(device).isCharacterDevice()).toBe(true)
  })

  it.skipIf(!existsSync('/dev/full'))('a device that takes nothing is told, with exit code 4', async () => {
    const { code, stderr } = await to('--csv', '-o', '/dev/full')
    expect([code, stderr]).toEqual([4, expect.stringContaining('cannot write "/dev/full": ENOSPC')])
    expect((await shell('$stemcell cells >/dev/full')).code).toBe(4)
  })

  it('a named pipe, whether its reader is there first or comes later', async () => {
    const folder = temporary()
    const whole = await csv()
    for (const line of [
      'cat pipe >got & $stemcell cells --csv -o pipe; wait',
      '$stemcell cells --csv -o pipe & until [ -e /proc/$!/exe ] || true; do :; done; cat pipe >got; wait $!',
    ]) {
      expect((await shell(`cd ${folder}; rm -f pipe; mkfifo pipe; ${line}`)).code).toBe(0)
      expect(lstatSync(join(folder, 'pipe')).isFIFO()).toBe(true)
      expect(readFileSync(join(folder, 'got'), 'utf8')).toBe(whole)
    }
  })

  it('a process substitution, a reader that has seen enough', async () => {
    const folder = temporary()
    const { code } = await shell(`$stemcell cells --csv -o >(cat >${folder}/got); wait $!`)
    expect([code, readFileSync(join(folder, 'got'), 'utf8')]).toEqual([0, await csv()])
    expect(await shell('$stemcell trials --json -o /dev/stdout | head -c 1')).toMatchObject({ code: 0, stdout: '{' })
  })

  it('standard output by its names, appended to where the shell appends', async () => {
    const whole = await csv()
    for (const name of ['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'])
      if (name === '-' || existsSync(name))
        expect(await to('--csv', '-o', name)).toMatchObject({ code: 0, stdout: whole })
    const file = join(temporary(), 'all.csv')
    writeFileSync(file, 'kept\n')
    expect((await shell(`$stemcell cells --csv -o /dev/stdout >>${file}`)).code).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe(`kept\n${whole}`)
  })

  it('"-" makes no file; a picture may take standard output when the answer goes elsewhere', async () => {
    const folder = temporary()
    const { stdout } = await shell(
      `cd ${folder}; $stemcell timeline disease:t1d --svg - -o t.txt; $stemcell cells -o -`,
    )
    expect(stdout).toMatch(/^(<\?xml[^>]*>\s*)?<svg /)
    expect(readdirSync(folder)).toEqual(['t.txt'])
  })

  it('a socket', async () => {
    const path = join(temporary(), 'socket')
    const got = new Promise<string>((resolve) => {
      const server = createServer({ allowHalfOpen: false }, async (socket) => {
        let text = ''
        for await (const chunk of socket.setEncoding('utf8')) text += chunk
        server.close()
        resolve(text)
      }).listen(path)
    })
    expect((await to('--csv', '-o', path)).code).toBe(0)
    expect(await got).toBe(await csv())
  })
})

describe.skipIf(isWindows)('links', () => {
  it('are followed, also those that lead nowhere yet, and stay', async () => {
    const folder = temporary()
    mkdirSync(join(folder, 'real'))
    symlinkSync('real/there.csv', join(folder, 'a.csv'))
    symlinkSync('a.csv', join(folder, 'b.csv'))
    expect((await to('-o', join(folder, 'b.csv'))).code).toBe(0)
    expect(readFileSync(join(folder, 'real/there.csv'), 'utf8')).toBe(await csv())
    expect((await to('-o', join(folder, 'a.csv'))).code).toBe(0)
    expect([readlinkSync(join(folder, 'a.csv')), readlinkSync(join(folder, 'b.csv'))]).toEqual([
      'real/there.csv',
      'a.csv',
    ])
    expect(readdirSync(join(folder, 'real'))).toEqual(['there.csv'])
  })

  it('in a circle, or into no folder, are refused', async () => {
    const folder = temporary()
    symlinkSync('b.csv', join(folder, 'a.csv'))
    symlinkSync('a.csv', join(folder, 'b.csv'))
    symlinkSync('gone/x.csv', join(folder, 'c.csv'))
    expect(await to('-o', join(folder, 'a.csv'))).toMatchObject({ code: 2, stderr: expect.stringContaining('circle') })
    expect(await to('-o', join(folder, 'c.csv'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no folder'),
    })
  })
})

describe('what must not be written over', () => {
  it('an empty name, a write-protected file, one that is there under --no-clobber', async () => {
    const file = join(temporary(), 'x.csv')
    expect(await to('-o', '')).toMatchObject({ code: 2, stderr: expect.stringContaining('-o names no file') })
    expect(await execute(['timeline', '--svg', ''])).toMatchObject({ code: 2 })
    writeFileSync(file, 'mine')
    expect(await to('--no-clobber', '-o', file)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is there already'),
    })
    chmodSync(file, 0o444)
    expect(await to('-o', file)).toMatchObject({ code: 4, stderr: expect.stringContaining('write-protected') })
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect((await to('--no-clobber', '-o', `${file}.csv`)).code).toBe(0)
  })

  it.skipIf(isWindows)(
    'the mode of a file that is replaced is kept, another name of it keeps what it held',
    async () => {
      const folder = temporary()
      const file = join(folder, 'x.csv')
      writeFileSync(file, 'mine')
      linkSync(file, join(folder, 'y'))
      chmodSync(file, 0o640)
      expect((await to('-o', file)).code).toBe(0)
      expect((statSync(file).mode & 0o7777).toString(8)).toBe('640')
      expect(readFileSync(join(folder, 'y'), 'utf8')).toBe('mine')
    },
  )

  const table = 'study,e1,n1,e2,n2\nA,1,20,2,20\nB,3,30,5,30\n'
  it.each([
    ['twice by one name', 'pool --input t.csv --measure rr --svg o.svg --funnel o.svg', '--svg and --funnel'],
    [
      'twice by another spelling',
      'pool --input t.csv --measure rr --svg o.svg --funnel ./x/../o.svg',
      '--svg and --funnel',
    ],
    ['twice by a link', 'map --svg link.svg --html o.svg', '--svg and --html'],
    ['twice by a hard link', 'map --svg t.csv --html hard.csv', '--svg and --html'],
    ['standard output and a file', 'map --svg /dev/stdout', 'standard output and --svg'],
    ['what --input reads', 'pool --input t.csv --measure rr -o hard.csv', '-o would write over what --input reads'],
    ['what --input reads, as a picture', 'pool --input t.csv --measure rr --svg t.csv', '--svg would write over what'],
    ['what a batch reads', 'batch t.csv --into out -o hard.csv', '-o would write over what batch reads'],
    ['what an import reads', 'import x t.csv -o t.csv', '-o would write over what import reads'],
    ['what is added', 'data add t.csv -o ./t.csv', '-o would write over what data reads'],
    ['a file of a folder that is read', 'verify . -o hard.csv', '-o would write over a file of the folder that verify'],
    ['what standard input reads', 'cite - -o t.csv --csv <t.csv', '-o would write over what standard input reads'],
  ])('%s', async (_, line, why) => {
    const folder = temporary()
    mkdirSync(join(folder, 'x'))
    writeFileSync(join(folder, 't.csv'), table)
    linkSync(join(folder, 't.csv'), join(folder, 'hard.csv'))
    symlinkSync('o.svg', join(folder, 'link.svg'))
    const { code, stdout, stderr } = await shell(`cd ${folder}; $stemcell ${line}`)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(why)
    expect(readdirSync(folder).toSorted()).toEqual(['hard.csv', 'link.svg', 't.csv', 'x'])
    expect(readFileSync(join(folder, 't.csv'), 'utf8')).toBe(table)
  })

  it('is told before any work: the table is not even read', async () => {
    const folder = temporary()
    const { stderr } = await shell(`cd ${folder}; $stemcell pool --input none.csv -o no/x.csv`)
    expect(stderr).toContain('there is no folder')
  })
})

describe.skipIf(isWindows)('a full disk', () => {
  it.skipIf(!isRoot)('leaves every old file whole and nothing else, with exit code 4', async () => {
    const folder = temporary()
    if (!couldRun('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder)) return
    onTestFinished(() => void couldRun('umount', folder))
    for (const name of ['x.json', 'm.svg', 'm.html']) writeFileSync(join(folder, name), 'old')
    for (const line of ['trials --json -o x.json', 'map --svg m.svg --html m.html', 'map -o m.html'])
      expect(await shell(`cd ${folder}; $stemcell ${line} >/dev/null`)).toMatchObject({
        code: 4,
        stderr: expect.stringMatching(/cannot write \\?"[xm]\.\w+\\?": ENOSPC/),
      })
    expect(readdirSync(folder).toSorted()).toEqual(['m.html', 'm.svg', 'x.json'])
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).toBe('old')
  })
})

describe('leftovers of killed runs', () => {
  it('go with the next write; those of others, and files that look alike, stay', async () => {
    const folder = temporary()
    const left = `.stemcell-${markOfTheDead()}.tmp`
    writeFileSync(join(folder, left), 'half of')
    mkdirSync(join(folder, `.stemcell-${markOfTheDead()}.tmp`))
    const [kept = ''] = readdirSync(folder).filter((name) => name !== left)
    const others = ['.stemcell-0badcafe-1-1-00000000.tmp', '.stemcell-mine.tmp', 'stemcell-1.tmp', '.hidden']
    for (const name of [...others, `.stemcell-${newMark()}.tmp`]) writeFileSync(join(folder, name), '')
    expect((await to('-o', join(folder, 'x.csv'))).code).toBe(0)
    const names = readdirSync(folder)
    expect(names).not.toContain(left)
    expect(names).toEqual(expect.arrayContaining([kept, ...others, 'x.csv']))
    // Ours is alive.
    expect(names).toHaveLength(others.length + 3)
  })
})
