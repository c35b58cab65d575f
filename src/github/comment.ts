import { type GitHub, GitHubFailure } from '../gate/github.js'
import type { Clock } from '../gate/ports.js'
import { type Marker, markerLine, readMarker } from './marker.js'
import { isNewer, type Stamp } from './stamp.js'

/** GitHub refuses a comment of more characters than this; none has fewer bytes than characters. */
export const LONGEST_COMMENT = 65_000

/** The one comment that is kept up to date. */
export interface Sticky {
  pullRequest: number
  /** Tells the comments of several workflows apart; 12 hexadecimal digits. */
  key: string
  stamp: Stamp
  /** Markdown, at most `LONGEST_COMMENT` bytes with the marker's line. */
  body: string
}

/** `outdated`: a newer commit or run has the word, and what this one had to say was left out or marked as old. */
export type Written = 'created' | 'updated' | 'unchanged' | 'outdated'

interface Comment {
  id: number
  body: string
  marker: Marker
}

const ROUNDS = 16
const SETTLING = 2000

/** Rounds for which GitHub's answers may lag behind what was written, by this run or by somebody else. */
const LAG = 2

/**
 * Rounds for which a comment is watched that was of another commit before: the run for that commit may still be at work,
 * and a request of its that was already on its way lands last.
 */
const CALM = 3

/** Rounds for which a report that has become old may stand, so that the newer run can replace it undisturbed. */
const PATIENCE = 7

/**
 * Writes the comment. GitHub has no compare-and-swap for comments, its lists lag behind, and a failed request may have
 * been carried out: so each round looks first, changes one thing at most, and only a round that finds everything as it
 * should be ends the work. Editing sends no e-mail: only the first comment does.
 *
 * @throws GitHubFailure
 */
export async function writeComment(sticky: Sticky, github: GitHub, clock: Clock): Promise<Written> {
  const writer = new CommentWriter(sticky, await github.viewer(), github)
  for (let round = 1; ; round += 1) {
    try {
      if ((await writer.settle()) || round === ROUNDS) return writer.written
      await clock.sleep(SETTLING)
    } catch (error) {
      if (!(error instanceof GitHubFailure) || error.pause === null || round === ROUNDS) throw error
      // The next round looks what became of the request, and of the pull request, before anything is written again.
      await clock.sleep(error.pause)
    }
  }
}

class CommentWriter {
  written: Written = 'unchanged'
  /** The body as it should be found: as sent, or as GitHub says that it keeps it. */
  private readonly body: string
  private stored: string
  /** How many more rounds must find the comment as it should be. */
  private calm = 1
  /** Rounds that found another head. */
  private moved = 0
  /** How many more rounds may pass in which the list lacks a comment of ours before it is written once more. */
  private awaited = 0

  constructor(
    private readonly sticky: Sticky,
    private readonly author: string,
    private readonly github: GitHub,
  ) {
    this.body = `${markerLine(sticky)}\n${sticky.body}`
    this.stored = this.body
  }

  /** Takes one step; true where there was nothing left to do. */
  async settle(): Promise<boolean> {
    const { stamp, pullRequest } = this.sticky
    const [first, ...others] = await this.find()
    const { head } = await this.github.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
      pull_number: pullRequest,
    })
    if (head.sha !== stamp.commit) return this.disown(first)
    if (first !== undefined && first.marker.stamp.commit === head.sha && isNewer(first.marker.stamp, stamp)) {
      this.written = 'outdated'
      return true
    }
    if (others[0] !== undefined) return this.remove(others[0])
    if (first === undefined) return this.create()
    if (first.body === this.stored) return this.isCalm()
    this.calm = first.marker.stamp.commit === stamp.commit ? this.calm : CALM
    if (this.written === 'unchanged') this.written = 'updated'
    return this.edit(first, this.body)
  }

  /** Whether the comment has been found as it should be often enough. */
  private isCalm(): boolean {
    this.calm -= 1
    return this.calm <= 0
  }

  /** Comments with our marker, oldest first; those of other authors only pretend. */
  private async find(): Promise<Comment[]> {
    const comments: Comment[] = []
    const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
    for await (const each of this.github.items(route, { issue_number: this.sticky.pullRequest })) {
      const marker = readMarker(each.body ?? '')
      if (marker?.key !== this.sticky.key || each.user?.login !== this.author) continue
      comments.push({ id: Number(each.id), body: each.body ?? '', marker })
    }
    return comments.sort((a, b) => a.id - b.id)
  }

  private async create(): Promise<boolean> {
    if (this.awaited > 0) {
      this.awaited -= 1
      return false
    }
    this.awaited = LAG
    const parameters = { issue_number: this.sticky.pullRequest, body: this.body }
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
    try {
      this.stored = (await this.github.once(route, parameters)).body ?? this.body
    } catch (error) {
      if (error instanceof GitHubFailure && !error.mayHaveLanded) this.awaited = 0
      throw error
    }
    this.awaited = ROUNDS
    this.written = 'created'
    return false
  }

  private async edit({ id }: Comment, body: string): Promise<boolean> {
    const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'
    this.stored = (await this.github.once(route, { comment_id: id, body })).body ?? body
    return false
  }

  private async remove({ id }: Comment): Promise<boolean> {
    try {
      await this.github.once('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id })
    } catch (error) {
      if (!(error instanceof GitHubFailure) || error.kind !== 'missing') throw error
    }
    return false
  }

  /**
   * The pull request has moved on: nothing is written for the old commit. Where this run's report stands, perhaps over a
   * newer one whose run is done, it is made to say that it is old; but first the newer run gets time to write its own.
   */
  private async disown(first: Comment | undefined): Promise<boolean> {
    this.moved += 1
    if (this.moved <= LAG) return false
    this.written = 'outdated'
    if (first === undefined || first.body !== this.stored || first.body === outdated(this.sticky)) return true
    return this.moved <= PATIENCE ? false : this.edit(first, outdated(this.sticky))
  }
}

function outdated(sticky: Sticky): string {
  const note = `*Outdated: this judges ${sticky.stamp.commit}, and the pull request has newer commits.*`
  return `${markerLine(sticky)}\n${note}\n`
}
