/** A registry on this machine: answers as ClinicalTrials.gov API v2 does, from studies made up for the test, or with a fault. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { RegistryStudy } from './registry-studies.js'

export type Fault = (response: ServerResponse) => void

/** Answers JSON, whole. */
export const sendJson = (response: ServerResponse, value: unknown, headers: Record<string, string> = {}): void => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(text)
}

/** Answers a status, with what else goes with it. */
export const status =
  (code: number, headers: Record<string, string> = {}, text = ''): Fault =>
  (response) => {
    response.writeHead(code, headers).end(text)
  }

const idOf = (study: RegistryStudy): string => study.protocolSection.identificationModule.nctId
const updatedOf = (study: RegistryStudy): string => study.protocolSection.statusModule.lastUpdatePostDateStruct.date
const aliasesOf = (study: RegistryStudy): readonly string[] =>
  study.protocolSection.identificationModule.nctIdAliases ?? []

type Plan = {
  studies?: readonly RegistryStudy[]
  /** Numbers that its search finds: all of them unless told. */
  found?: readonly string[]
  /** What it does instead of answering: the first one with the first question, and so on. */
  faults?: readonly (Fault | undefined)[]
  /** What it does with every question that its address meets. */
  always?: { readonly at: RegExp; readonly fault: Fault }
  /** Studies on a page, at most. */
  pageSize?: number
  /** Whether it does not sort as it is asked to. */
  isUnsorted?: boolean
}

/** Starts one, which goes when it is closed. What it was asked stands in `asked`. */
export const startRegistry = async (plan: Plan = {}) => {
  const now = { ...plan, faults: [...(plan.faults ?? [])] }
  const asked: { readonly path: string; readonly query: URLSearchParams; readonly agent: string }[] = []

  const page = (all: readonly RegistryStudy[], query: URLSearchParams): unknown => {
    const size = Math.min(Number(query.get('pageSize') ?? 10), now.pageSize ?? 1000)
    const from = Number(query.get('pageToken')?.replace('page-', '') ?? 0)
    const only = query.get('fields') === 'NCTId'
    const studies = all
      .slice(from, from + size)
      .map((one) => (only ? { protocolSection: { identificationModule: { nctId: idOf(one) } } } : one))
    return {
      ...(query.get('countTotal') ? { totalCount: all.length } : {}),
      studies,
      ...(from + size < all.length ? { nextPageToken: `page-${from + size}` } : {}),
    }
  }

  const one = (id: string): Fault => {
    const studies = now.studies ?? []
    const study = studies.find((each) => idOf(each) === id)
    if (study) return (response) => sendJson(response, study)
    const other = studies.find((each) => aliasesOf(each).includes(id))
    if (other) return status(301, { location: `/api/v2/studies/${idOf(other)}` })
    return status(404, { 'content-type': 'text/plain' }, 'NCT number not found')
  }

  const answer = ({ pathname, searchParams }: URL): Fault => {
    if (pathname === '/api/v2/version')
      return (response) => sendJson(response, { apiVersion: '2.0.5', dataTimestamp: '2026-11-30T09:00:05' })
    const [, id] = /^\/api\/v2\/studies\/(NCT\d+)$/.exec(pathname) ?? []
    if (id !== undefined) return one(id)
    if (pathname !== '/api/v2/studies') return status(404)
    const ids = searchParams.get('filter.ids')?.split(/[,|]/)
    const { found, studies = [] } = now
    const [, since] =
      /^AREA\[LastUpdatePostDate\]RANGE\[(.*),MAX\]$/.exec(searchParams.get('filter.advanced') ?? '') ?? []
    const wanted = (study: RegistryStudy): boolean =>
      ids
        ? ids.includes(idOf(study))
        : since !== undefined
          ? updatedOf(study) >= since
          : found === undefined || found.includes(idOf(study))
    const all = studies.filter(wanted)
    const isByDay = searchParams.get('sort') === 'LastUpdatePostDate:asc' && !now.isUnsorted
    const sorted = isByDay ? all.toSorted((a, b) => (updatedOf(a) < updatedOf(b) ? -1 : 1)) : all
    return (response) => sendJson(response, page(sorted, searchParams))
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    asked.push({ path: url.pathname, query: url.searchParams, agent: request.headers['user-agent'] ?? '' })
    const fault = now.faults.shift() ?? (now.always?.at.test(request.url ?? '') ? now.always.fault : undefined)
    ;(fault ?? answer(url))(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  return { origin, base: `${origin}/api/v2`, asked, now, close }
}

/** Starts one that goes when the test ends. */
export const registryServer = async (plan: Plan = {}) => {
  const server = await startRegistry(plan)
  onTestFinished(server.close)
  return server
}
