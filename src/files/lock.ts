/**
 * One at a time, among processes that may be killed at any moment. There is no lock to be left behind and stolen: whoever
 * waits holds a ticket of his own, named after his process, and the lowest goes first (Lamport's bakery). A ticket of a
 * process that is no more is nobody's, so that removing it can never take away another's.
 */
import { closeSync, lstatSync, openSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { badData } from '../errors.js'
import { markPattern, newMark, removeLeft } from './owner.js'
import { quoted } from './place.js'

/** Milliseconds between two looks. */
const pause = 10

type Ticket = { readonly number: number; readonly mark: string }

/** Number 0: is about to draw one, which comes after every other that is there. */
const drawing = 0

const isBefore = (a: Ticket, b: Ticket): boolean =>
  a.number - b.number < 0 || (a.number === b.number && a.mark < b.mark)

/** How long others are waited for, in milliseconds, one of which may have been stopped; how what is locked is called where that is told. */
type Waiting = { readonly patience?: number; readonly called?: string }

/** Lock a path, whose folder must exist, among all that lock it; what gives it back. Throws a failure where another keeps it. */
export const lock = async (path: string, { patience = 10_000, called = path }: Waiting = {}): Promise<() => void> => {
  const folder = dirname(path)
  const stem = `${basename(path)}.lock-`
  const pattern = new RegExp(`^(\\d+)-(${markPattern})$`)
  const mark = newMark()
  const fileOf = (ticket: Ticket): string => join(folder, `${stem}${ticket.number}-${ticket.mark}`)
  const take = (ticket: Ticket): void => closeSync(openSync(fileOf(ticket), 'wx', 0o600))
  const others = (): Ticket[] =>
    readdirSync(folder).flatMap((name) => {
      const [, number, whose = ''] = (name.startsWith(stem) && pattern.exec(name.slice(stem.length))) || []
      if (number === undefined || whose === mark) return []
      const ticket = { number: Number(number), mark: whose }
      // Tickets are plain files: a link or folder of such a name was made by nobody of ours, and nobody would ever give it back.
      const isOurs = lstatSync(fileOf(ticket), { throwIfNoEntry: false })?.isFile() ?? false
      return !isOurs || removeLeft(fileOf(ticket), whose) ? [] : [ticket]
    })
  const end = Date.now() + patience
  const until = async (isFree: () => boolean): Promise<void> => {
    while (!isFree()) {
      if (Date.now() > end)
        throw badData(
          `another stemcell has kept ${quoted(called)} for ${patience / 1000} seconds`,
          'End it, or try again',
        )
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  const drawn: Ticket = { number: drawing, mark }
  let own: Ticket | undefined
  const giveBack = (): void => {
    for (const ticket of own ? [drawn, own] : [drawn]) rmSync(fileOf(ticket), { force: true })
  }
  try {
    take(drawn)
    own = { number: Math.max(0, ...others().map(({ number }) => number)) + 1, mark }
    take(own)
    rmSync(fileOf(drawn))
    // Who was drawing a number may have drawn a lower one; who begins later draws a higher one.
    await until(() => others().every(({ number }) => number !== drawing))
    const mine = own
    await until(() => others().every((other) => other.number === drawing || isBefore(mine, other)))
    return giveBack
  } catch (error) {
    giveBack()
    throw error
  }
}

/**
 * Run alone among all that lock the same path, whose folder must exist.
 *
 * @param patience Milliseconds to wait for others.
 */
export const withLock = async <T>(path: string, run: () => T | Promise<T>, patience?: number): Promise<T> => {
  const giveBack = await lock(path, patience === undefined ? {} : { patience })
  try {
    return await run()
  } finally {
    giveBack()
  }
}
