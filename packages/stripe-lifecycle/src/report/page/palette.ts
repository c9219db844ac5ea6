/** The stylesheet's colours in the present theme, for canvases. */
export interface Palette {
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly card: string;
  readonly blue: string;
  readonly teal: string;
  readonly violet: string;
  readonly amber: string;
  readonly red: string;
  readonly grey: string;
}

/** Returns the colour as a transparent background. */
export function faint(colour: string): string {
  return colour.replace(/^rgb\((.*)\)$/, "rgba($1, 0.12)");
}

/** Reads the colours again, because they change with the theme. */
export function palette(): Palette {
  const probe = document.createElement("span");
  document.body.append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ink: colour("ink"),
    muted: colour("muted"),
    line: colour("line"),
    card: colour("card"),
    blue: colour("blue"),
    teal: colour("teal"),
    violet: colour("violet"),
    amber: colour("amber"),
    red: colour("red"),
    grey: colour("grey"),
  };
  probe.remove();
  return colours;
}
