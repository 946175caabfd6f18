/**
 * The size of what has none: lines are added below each other and wrapped by the terminal, so a change of its size changes
 * nothing. What moves by screens moves by ten.
 */
export const linearSize = { columns: 71, rows: 16, isLinear: true } as const
