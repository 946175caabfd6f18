/** Fields of a trial about what was given: one element per arm with a cell product. */
import { type Arm, choices, type Trial } from '../../dataset/index.js'
import type { Cell, Element, Field, NameLookup } from '../field.js'

type Product = NonNullable<Arm['product']>

const perArm =
  (read: (product: Product, look: NameLookup) => Element) =>
  (trial: Trial, look: NameLookup): Cell =>
    trial.arms.flatMap((arm) => (arm.product === null ? [] : [read(arm.product, look)]))

/** What each arm was given. */
export const treatmentFields: readonly Field<Trial>[] = [
  {
    name: 'cell',
    label: 'Cells',
    help: 'Cell type given; a broader type finds all below it',
    type: 'term',
    vocabulary: 'cells',
    many: true,
    group: 'arm',
    at: 'arms[].product.cells',
    read: perArm((p) => p.cells),
    column: { priority: 6, min: 12, max: 24 },
  },
  {
    name: 'donor',
    label: 'Donor',
    help: 'Whose cells',
    type: 'choice',
    many: true,
    group: 'arm',
    choices: choices.donor,
    aliases: { own: 'autologous', donor: 'allogeneic' },
    explainedBy: ['arms.*.product.donor'],
    at: 'arms[].product.donor',
    read: perArm((p) => p.donor),
  },
  {
    name: 'tissue',
    label: 'Tissue',
    help: 'Tissue the cells came from, in words',
    type: 'text',
    many: true,
    group: 'arm',
    explainedBy: ['arms.*.product.tissue'],
    at: 'arms[].product.tissue',
    read: perArm((p, look) =>
      p.tissue === null ? p.cells.map(look.tissue).filter((tissue) => tissue !== null) : p.tissue,
    ),
  },
  {
    name: 'route',
    label: 'Route',
    help: 'How the cells were given',
    type: 'choice',
    many: true,
    group: 'arm',
    choices: choices.route,
    aliases: {
      intravenous: 'iv',
      im: 'intramuscular',
      ia: 'intra-arterial',
      sc: 'subcutaneous',
      intraportal: 'portal-vein',
    },
    explainedBy: ['arms.*.product.route'],
    at: 'arms[].product.route',
    read: perArm((p) => p.route),
  },
  {
    name: 'dose',
    label: 'Dose',
    help: 'Dose as a number, in the unit of dose-unit (a range filter compares numbers: name the unit too)',
    type: 'number',
    many: true,
    group: 'arm',
    explainedBy: ['arms.*.product.dose.value'],
    at: 'arms[].product.dose.value',
    read: perArm((p) => p.dose.value),
  },
  {
    name: 'dose-unit',
    label: 'Dose unit',
    help: 'Unit of the dose',
    type: 'choice',
    many: true,
    group: 'arm',
    choices: choices.doseUnit,
    explainedBy: ['arms.*.product.dose.unit'],
    at: 'arms[].product.dose.unit',
    read: perArm((p) => p.dose.unit),
  },
  {
    name: 'infusions',
    label: 'Infusions',
    help: 'Number of infusions, injections or implantations per person',
    type: 'integer',
    many: true,
    group: 'arm',
    explainedBy: ['arms.*.product.infusions'],
    at: 'arms[].product.infusions',
    read: perArm((p) => p.infusions),
  },
  {
    name: 'arms',
    label: 'Arms',
    help: 'Number of arms',
    type: 'integer',
    derived: true,
    at: 'arms',
    read: (t) => t.arms.length,
  },
]
