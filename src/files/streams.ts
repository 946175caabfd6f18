/** What is no plain file is written into, never replaced: open streams, devices, named pipes, sockets. */
import { closeSync, constants, openSync, writeSync } from 'node:fs'
import { isCode, type OutputPlace } from './place.js'

/** Milliseconds between two looks at a pipe that is full, or that nobody reads yet. */
const pause = 5

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pause))

/** Waiting that ends: for ever on a command line, where Ctrl-C ends it, not so in the browser. */
const clock = (patience: number): (() => Promise<void>) => {
  const end = Date.now() + patience
  return async () => {
    if (Date.now() > end) throw new Error('nobody reads what is written there')
    await rest()
  }
}

/** A reader that has seen enough (| head) is no failure. */
const writeInto = async (fd: number, content: Uint8Array, wait: () => Promise<void>): Promise<void> => {
  for (let at = 0; at < content.length; )
    try {
      const taken = writeSync(fd, content, at)
      if (taken === 0) throw new Error('the system took no more bytes')
      at += taken
    } catch (error) {
      if (isCode(error, 'EPIPE')) return
      if (!isCode(error, 'EAGAIN')) throw error
      await wait()
    }
}

/** Opened without waiting in the system, where nothing could end it. A pipe that nobody reads says so (ENXIO). */
const opened = async (path: string, wait: () => Promise<void>): Promise<number> => {
  for (;;)
    try {
      return openSync(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0))
    } catch (error) {
      if (!isCode(error, 'ENXIO')) throw error
      await wait()
    }
}

const sendTo = async (path: string, content: Uint8Array): Promise<void> => {
  const { connect } = await import('node:net')
  await new Promise<void>((resolve, reject) => {
    const socket = connect(path)
    socket.on('error', reject)
    socket.on('connect', () => socket.end(content))
    socket.on('close', () => resolve())
    socket.resume()
  })
}

/** Write into an open stream or into what has a name; waits for a reader for at most so many milliseconds. */
export const writeThrough = async (
  place: Exclude<OutputPlace, { kind: 'file' }>,
  content: Uint8Array,
  patience: number,
): Promise<void> => {
  const wait = clock(patience)
  if (place.kind === 'stream') return writeInto(place.fd, content, wait)
  if (place.now.isSocket()) return sendTo(place.path, content)
  const fd = await opened(place.path, place.now.isFIFO() ? wait : () => Promise.reject(new Error('no such device')))
  try {
    await writeInto(fd, content, wait)
  } finally {
    closeSync(fd)
  }
}
