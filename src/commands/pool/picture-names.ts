/** What --picture takes. */

/** Pictures by name, with what each is for. */
export const pictures = {
  forest: 'every study and the pooled effect',
  cumulative: 'the pooled effect after each further study (--cumulative)',
  'leave-one-out': 'the pooled effect without each study (--leave-one-out)',
  funnel: 'effects against standard errors around the pooled effect',
  'contour-funnel': 'the same around no effect, with limits of significance',
  baujat: 'which studies make heterogeneity, and which move the result',
  labbe: 'people with the event under treatment against control',
  radial: 'standardized effects against precision (Galbraith)',
  drapery: 'p-values of every effect that might be true',
  bubble: 'effects against a moderator, with its regression line (--moderators)',
} as const
export type PictureName = keyof typeof pictures
