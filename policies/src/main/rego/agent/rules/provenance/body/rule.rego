# METADATA
# scope: package
# title: No secret that the user did not mention and no stranger's link leaves in a message
# description: |
#   The tracer finds them in what a call would send: a secret or a personal datum, `sensitive.<kind>`, and a link that only a
#   stranger's prose holds, `link.stranger`.
# custom:
#   codes: [provenance.body_sensitive, provenance.body_link]
package agent.rules.provenance.body

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.call
import data.agent.firewall.found
import data.agent.firewall.provenance

obligation contains {"type": "approval", "by": approver.request, "code": "provenance.body_sensitive"} if {
	leaving
	count(found.sensitive) > 0
	not provenance.level.body.sensitive == "permit"
}

obligation contains {"type": "approval", "by": approver.request, "code": "provenance.body_link"} if {
	leaving
	count(found.linked) > 0
	not provenance.level.body.link == "permit"
}

leaving if {
	provenance.acting
	not call.inward
}
