/** Standard input of the built program that another program has made non-blocking: reading it does not wait. */
import { execFileSync, spawn } from 'node:child_process'
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { execute, program, surroundings } from './helpers/program.js'

it.skipIf(process.platform === 'win32')(
  'data that come late on non-blocking standard input are waited for',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'late-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const fifo = join(folder, 'fifo')
    execFileSync('mkfifo', [fifo])
    const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK)
    const writer = await open(fifo, 'w')
    // Node makes 0, 1 and 2 blocking for its children, and no other.
    const child = spawn('sh', ['-c', `exec "${process.execPath}" "${program}" cite --bibtex - <&3`], {
      env: surroundings,
      stdio: ['ignore', 'pipe', 'pipe', reader],
    })
    let [stdout, stderr] = ['', '']
    child.stdout?.on('data', (data) => {
      stdout += data
    })
    child.stderr?.on('data', (data) => {
      stderr += data
    })
    const ended = new Promise((resolve) => child.on('close', resolve))
    // More than a pipe holds: it is written once the program reads. Then nothing comes, then the rest.
    await writer.writeFile('\n'.repeat(200_000)).catch(() => {})
    await vi.waitFor(() => expect(() => readSync(reader, Buffer.alloc(1))).toThrow('EAGAIN'), { timeout: 5000 })
    closeSync(reader)
    await writer.writeFile('NCT03406585\n').catch(() => {})
    await writer.close()
    expect([await ended, stderr]).toEqual([0, expect.any(String)])
    expect(stdout).toBe((await execute(['cite', '--bibtex', 'NCT03406585'])).stdout)
    expect(stdout).toContain('@article{carlsson-2023-protrans')
  },
)
