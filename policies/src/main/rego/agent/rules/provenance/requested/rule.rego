# METADATA
# scope: package
# title: Somebody who may has asked for the call
# description: |
#   For whatever does more than read, where the user's words were read. Judged by the tool's primary effect: that a calendar
#   entry also mails its guests binds the guests, but nobody needs to ask for the mail.
# custom:
#   codes: [provenance.order_flagged, provenance.order_untrusted, provenance.unrequested, provenance.order_confirmed]
package agent.rules.provenance.requested

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.provenance

deny contains {"code": "provenance.order_flagged"} if {
	provenance.acting
	not input.action.primary_effect == "read"
	not ruling in {"permit", "approval"}
}

obligation contains {"type": "approval", "by": approver.request, "code": "provenance.order_untrusted", "endorses": offer} if {
	asked
	provenance.by == "untrusted"
}

obligation contains {"type": "approval", "by": approver.request, "code": "provenance.order_untrusted"} if {
	asked
	provenance.by == "untrusted"
	not offer
}

# Who may approve a call may endorse its source where the settings name the same person for both.
offer := provenance.offer if approver.request == approver.source

obligation contains {"type": "approval", "by": approver.request, "code": "provenance.unrequested"} if {
	asked
	provenance.by == "nobody"
}

obligation contains {"type": "approval", "by": approver.request, "code": "provenance.order_confirmed"} if {
	asked
	provenance.by == "user"
}

asked if {
	provenance.acting
	ruling == "approval"
}

ruling := provenance.rulings[input.action.primary_effect]
