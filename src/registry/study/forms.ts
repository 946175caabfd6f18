/** A record that was kept as JSON, seen again as the study that it is. */
import { apiStudy } from './api.js'
import { ictrpStudy } from './ictrp.js'
import type { JsonObject } from './part.js'
import { siteCsvStudy } from './site-csv.js'
import type { RegistryStudy, StudyForm } from './study.js'

const views: Readonly<Record<StudyForm, (record: JsonObject) => RegistryStudy>> = {
  api: apiStudy,
  'site-csv': siteCsvStudy,
  ictrp: ictrpStudy,
}

/** The view of a record in its form. Throws a ShapeFault where it does not fit. */
export const studyFrom = (form: StudyForm, record: JsonObject): RegistryStudy => views[form](record)
