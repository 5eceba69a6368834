import { describe, expect, it } from 'vitest';
import { drawn, speakerLine } from '../../test/support/statement-lines.js';

describe('who promises without a verb of saying', () => {
  it('is the person who is the subject, or whom the pronoun stands for', () => {
    const [proposal] = drawn('Mayor Anna Brook of Leeds proposes a twinning of Leeds with Riga.', 'twinning');
    expect(proposal?.speaker?.name).toBe('Anna Brook');
    const text = 'Mayor Anna Brook said that Leeds loved Riga. She proposes a twinning of Leeds with Riga.';
    expect(drawn(text, 'twinning').map(({ speaker }) => speakerLine(speaker))).toEqual([
      'Anna Brook / Mayor',
    ]);
  });

  it('is the one who holds the office elsewhere in the text, also behind a relative clause', () => {
    const met = 'Anna Brook, Lord Mayor of Leeds, came to Riga. They looked at the harbour.';
    const [promise] = drawn(
      `${met} The Lord Mayor gave an undertaking that Leeds would pay for a bridge in Riga.`,
      'commitment',
    );
    expect(promise?.speaker?.name).toBe('Anna Brook');
    const told = 'Mayor Anna Brook, who had come along, proposes a twinning of Leeds with Riga.';
    expect(drawn(told, 'twinning')[0]?.speaker?.name).toBe('Anna Brook');
  });

  it('is nobody where the subject is no person, and for what has happened', () => {
    expect(drawn('The council proposes a twinning of Leeds with Riga.', 'twinning')[0]?.speaker).toBeNull();
    expect(
      drawn('Mayor Anna Brook signed a twinning of Leeds with Riga.', 'twinning')[0]?.speaker,
    ).toBeNull();
  });
});

describe('what stands before a verb of saying and its "that"', () => {
  it('is told by the text', () => {
    const text =
      'Mayor Anna Brook of Leeds received a delegation from Riga on Monday and said again that the port was open.';
    expect(drawn(text, 'visit').map(({ speaker }) => speaker)).toEqual([null]);
  });

  it('is in the mouth of whoever a verb at the end names', () => {
    const text = 'A delegation from Riga visited Leeds on Monday, said Mayor Anna Brook.';
    expect(drawn(text, 'visit').map(({ speaker }) => speaker?.name)).toEqual(['Anna Brook']);
  });
});
