/** `npx publica publish [folder]`: publishes what changed in the folder; answers the exit status. */
export async function publishCommand(args: readonly string[]): Promise<number> {
  throw new Error(`not written yet: ${args}`)
}
