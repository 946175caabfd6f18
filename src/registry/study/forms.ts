/** A record that was kept as JSON, seen again as the study that it is. */
import { apiStudy } from './api.js'
import { apiFound, type Found, viewed } from './feed.js'
import { ictrpStudy } from './ictrp.js'
import { isObject, type JsonObject } from './part.js'
import { columnKey } from './row.js'
import { isSiteHeader, siteCsvStudy } from './site-csv.js'
import type { RegistryStudy, StudyForm } from './study.js'

const views: Readonly<Record<StudyForm, (record: JsonObject) => RegistryStudy>> = {
  api: apiStudy,
  'site-csv': siteCsvStudy,
  ictrp: ictrpStudy,
}

/** The view of a record in its form. Throws a ShapeFault where it does not fit. */
export const studyFrom = (form: StudyForm, record: JsonObject): RegistryStudy => views[form](record)

/** The text of a record that was kept, whichever form it had. */
export const foundAgain = (raw: string, place: string): Found => {
  const record: unknown = JSON.parse(raw)
  if (!isObject(record) || Object.hasOwn(record, 'protocolSection')) return apiFound(raw, place)
  const isOfSite = isSiteHeader(Object.keys(record).map(columnKey))
  return viewed(place, raw, record, views[isOfSite ? 'site-csv' : 'ictrp'], 'Import the registry again')
}
