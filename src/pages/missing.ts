/** How a null is written for people, by its reason. */
export const missingWord = { notRead: 'not read', notReported: 'not reported', notApplicable: 'n/a' } as const
