import { afterEach, beforeEach, expect } from '@jest/globals'
import { startWorld, type World } from './world.js'

/** Gives each test a world of its own, and holds all that was asked of its fake to GitHub's description afterwards. */
export function eachInWorld(use: (world: World) => void): void {
  let world: World

  beforeEach(async () => {
    world = await startWorld()
    use(world)
  })

  afterEach(async () => {
    await world.fake.stop()
    expect(world.fake.violations).toEqual([])
  })
}
