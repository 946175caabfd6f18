import { expect } from 'vitest'

/** Assert agreement to a relative tolerance; numbers, null, and lists or pairs of them. */
export function expectClose(actual: unknown, expected: unknown, relative: number, what = ''): void {
  if (Array.isArray(expected)) {
    expect(actual, what).toBeInstanceOf(Array)
    const list = actual as unknown[]
    expect(list.length, `${what}: length`).toBe(expected.length)
    expected.forEach((value, i) => {
      expectClose(list[i], value, relative, `${what}[${i}]`)
    })
    return
  }
  if (typeof expected !== 'number') {
    expect(actual, what).toBe(expected)
    return
  }
  const close = actual === expected || Math.abs((actual as number) - expected) <= relative * Math.abs(expected)
  expect(close, `${what}: got ${actual}, expected ${expected} to a relative ${relative}`).toBe(true)
}
