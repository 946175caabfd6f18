import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/helpers/closing-line.ts'],
    setupFiles: ['./test/helpers/seed.ts'],
    testTimeout: 20_000,
  },
})
