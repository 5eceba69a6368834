/** A file as its text, put in by Vite. */
declare module '*?raw' {
  const text: string;
  export default text;
}
