import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    reporters: ['default', './test/helpers/closing-line.ts'],
    globalSetup: './test/helpers/temporary-folder.ts',
    setupFiles: ['./test/helpers/seed.ts'],
    testTimeout: 20_000,
    // Every core works, the last one too: vitest leaves one idle, half of a machine that has two.
    maxWorkers: availableParallelism(),
    // Files share the modules and the opened dataset of their worker: loading them anew for each file cost more than most
    // files. So a test changes nothing global, or takes it back.
    isolate: false,
    // What was compiled for an earlier run is not compiled again while its text is the same.
    experimental: { fsModuleCache: true },
  },
})
