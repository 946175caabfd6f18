/** Rows painted for a terminal: color by role, and links that it can open. Loaded only for a screen. */
import { Chalk } from 'chalk'
import type { Role } from '../answer.js'
import type { Paper } from './format.js'
import type { Piece, Row } from './rows.js'

/** The words linked, not the blanks around them. */
const linked = (text: string, href: string): string => {
  const words = text.trim()
  return words === '' ? text : text.replace(words, () => `\u001b]8;;${href}\u0007${words}\u001b]8;;\u0007`)
}

/** Paints rows in so many colors. */
export const painterFor = ({ color, links }: Paper): ((row: Row) => string) => {
  const chalk = new Chalk({ level: color })
  const styles: Readonly<Record<Role, (text: string) => string>> = {
    heading: chalk.bold,
    id: chalk.cyan,
    label: chalk.dim,
    strong: chalk.bold,
    axis: chalk.dim,
    muted: chalk.dim,
    good: chalk.green,
    bad: chalk.red,
    warn: chalk.yellow,
  }
  const painted = ({ text, role, href }: Piece): string => {
    const shown = links && href ? linked(text, href) : text
    return role ? styles[role](shown) : shown
  }
  return (row) => row.map(painted).join('')
}
