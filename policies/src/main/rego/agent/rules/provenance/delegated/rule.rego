# METADATA
# scope: package
# title: A source that the user told the agent to follow is endorsed before it pays, grants or deletes
# description: |
#   One question about the source in place of one about each call: act on what this document says? What it dictates is its
#   own, and no `payments.approval` or the like is asked besides for the effect that it orders. Endorsed, it is not asked about
#   again for the effects in `settings.provenance.endorsement`; the others are asked about each time.
# custom:
#   codes: [provenance.endorse_source]
package agent.rules.provenance.delegated

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.provenance

obligation contains {"type": "approval", "by": approver.source, "code": "provenance.endorse_source", "endorses": provenance.offer} if {
	provenance.endorsing
}

obligation contains {"type": "approval", "by": approver.source, "code": "provenance.endorse_source"} if {
	provenance.endorsing
	not provenance.offer
}
