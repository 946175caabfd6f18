/** Pages in a real browser without a window: Debian's Chromium, driven by playwright-core. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { temporary } from './folder.js'

let launched: Promise<Browser> | undefined

/** The browser of a file of tests, started once; `closeBrowser` ends it. */
const browser = (): Promise<Browser> => {
  launched ??= chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  return launched
}

export const closeBrowser = async (): Promise<void> => {
  await (await launched)?.close()
  launched = undefined
}

/** A page, and all that went wrong in it: errors, refusals of its policy, whatever it asked of a network. */
export type Opened = { readonly page: Page; readonly problems: readonly string[] }

/** A page opened from a file, as somebody does who was sent it, at a place of its address. */
export const openPage = async (content: string, options: BrowserContextOptions = {}, hash = ''): Promise<Opened> => {
  const file = join(temporary(), 'page.html')
  writeFileSync(file, content)
  const context = await (await browser()).newContext(options)
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', ({ message }) => problems.push(message))
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) problems.push(`asked for ${request.url().slice(0, 80)}`)
  })
  await page.goto(`${pathToFileURL(file)}${hash}`)
  return { page, problems }
}

/** What axe-core finds wrong in a page as it stands: rule and element. */
export const violations = async (page: Page): Promise<readonly string[]> => {
  // Evaluated from outside: the policy of the page allows no script but its own.
  await page.evaluate(axe.source)
  return page.evaluate<readonly string[]>(
    `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => id + ': ' + html.slice(0, 200))))`,
  )
}
