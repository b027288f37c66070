declare module 'saxen' {
  interface ElementView {
    readonly name: string
    readonly attrs: Readonly<Record<string, string>>
  }
  type Decode = (text: string) => string

  export class Parser {
    constructor(options: { proxy: true })
    on(event: 'openTag', heard: (element: ElementView, decode: Decode, selfClosing: boolean) => void): this
    on(event: 'closeTag', heard: (element: ElementView, decode: Decode, selfClosing: boolean) => void): this
    on(event: 'text' | 'cdata' | 'comment' | 'question' | 'attention', heard: (text: string) => void): this
    on(event: 'error' | 'warn', heard: (error: Error) => void): this
    parse(xml: string): Error | undefined
  }
}
