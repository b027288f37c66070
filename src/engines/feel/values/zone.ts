/** An offset from UTC, or a zone of the IANA database with its rules. */
export class Zone {
  /** As it was written: "Z", "+01:00", "Europe/Paris". */
  readonly name: string
  /** In seconds, where it is always the same. */
  readonly offset: number | undefined

  constructor(name: string, offset: number | undefined) {
    this.name = name
    this.offset = offset
  }
}
