/**
 * The files of a folder of evidence, which may come from anybody: only regular files inside the folder are opened, only so
 * large ones, only UTF-8, so that nothing hangs, fills the memory or shows what a link leads to.
 */

import { closeSync, lstatSync, openSync, readdirSync, readSync, realpathSync, type Stats, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { errorCode } from '../errors.js'
import { type JsonFault, parseJson } from '../json-text.js'
import { decodeText } from '../text-bytes.js'

/** What is wrong with a file, where in it, and what to do where the message does not say. */
export type Fault = JsonFault & { readonly todo?: string }

/** The value in a file; without one where it could not be read. */
export type EvidenceFile = { readonly value?: unknown; readonly faults: readonly Fault[] }

/** A trial takes some 20 kB, the largest file of ours 400. */
const mostBytes = 16 * 2 ** 20

const asUtf8 = 'Save it as UTF-8 without a byte order mark'

const kindOf = (status: Stats): string =>
  status.isDirectory()
    ? 'a folder'
    : status.isFIFO()
      ? 'a named pipe'
      : status.isSocket()
        ? 'a socket'
        : status.isFile()
          ? 'a file'
          : 'a device'

const unreadable = (message: string, todo: string): EvidenceFile => ({ faults: [{ path: '', message, todo }] })
const reasonOf = (cause: unknown): string => errorCode(cause) ?? String(cause)

/** Where a path leads, when that is inside the folder; otherwise what it is. */
const insideOf = (folder: string, name: string): { readonly path: string } | EvidenceFile => {
  const path = join(folder, name)
  try {
    const real = realpathSync(path)
    if (real.startsWith(realpathSync(folder) + sep)) return { path: real }
    return unreadable(
      'is a link that leads out of the folder, so it was not read',
      'Put the file itself into the folder',
    )
  } catch (cause) {
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()
    if (isLink) return unreadable('is a link that leads nowhere', 'Put the file itself into the folder')
    return reasonOf(cause) === 'ENOENT'
      ? unreadable('is not there', 'Write the file; { "items": [] } where there is nothing')
      : unreadable(`cannot be read (${reasonOf(cause)})`, 'Make it readable')
  }
}

/** Never more than is asked for, whatever the file does meanwhile. */
const readMost = (path: string, size: number): Buffer => {
  const handle = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(size)
    let have = 0
    for (let more = -1; more !== 0 && have < size; have += more) more = readSync(handle, bytes, have, size - have, have)
    return bytes.subarray(0, have)
  } finally {
    closeSync(handle)
  }
}

/** The text of a file; what is wrong where it could not be read. */
export type EvidenceText = { readonly text: string; readonly hasMark: boolean } | { readonly faults: readonly Fault[] }

/** Read a text file of a folder of evidence, of at most so many bytes. Never throws. */
export const readEvidenceText = (folder: string, name: string, most = mostBytes): EvidenceText => {
  const inside = insideOf(folder, name)
  if (!('path' in inside)) return inside
  let bytes: Buffer
  try {
    const status = statSync(inside.path)
    if (!status.isFile()) return unreadable(`is ${kindOf(status)}, no regular file`, 'Put a regular file in its place')
    if (status.size > most)
      return unreadable(`has ${status.size} bytes; at most ${most} are read`, 'Keep one record a file, or fewer')
    bytes = readMost(inside.path, status.size)
  } catch (cause) {
    return unreadable(`cannot be read (${reasonOf(cause)})`, 'Make it readable')
  }
  const decoded = decodeText(bytes)
  return 'problem' in decoded ? unreadable(decoded.problem, asUtf8) : decoded
}

/** Read a JSON file of a folder of evidence. Never throws. */
export const readEvidence = (folder: string, name: string): EvidenceFile => {
  const read = readEvidenceText(folder, name)
  if ('faults' in read) return read
  if (read.hasMark) return unreadable('begins with a byte order mark (BOM)', asUtf8)
  const { value, faults } = parseJson(read.text)
  return { value, faults: faults.map((fault) => ({ ...fault, todo: 'Mend the JSON' })) }
}

/** Folders that hold no records. */
const besides = new Set(['schema', 'node_modules'])
/** A folder of evidence has some hundred files; whoever names another is not kept waiting. */
const mostStrays = 100

/** JSON files of a folder that nothing reads, as names within it: in subfolders, or under names of no kind of record. */
export const strayFiles = (folder: string, isRead: (name: string) => boolean): string[] => {
  const found: string[] = []
  const look = (within: string): void => {
    for (const entry of readdirSync(join(folder, within), { withFileTypes: true })) {
      const name = `${within}${entry.name}`
      if (found.length >= mostStrays) return
      if (entry.isDirectory() && !entry.name.startsWith('.') && !(within === '' && besides.has(name))) look(`${name}/`)
      else if (/\.(json|ndjson|jsonl)$/i.test(name) && !entry.isDirectory() && !isRead(name)) found.push(name)
    }
  }
  look('')
  return found.sort()
}
