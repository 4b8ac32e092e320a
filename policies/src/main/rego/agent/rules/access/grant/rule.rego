# METADATA
# scope: package
# title: Giving access is approved
# custom:
#   codes: [access.grant_approval]
package agent.rules.access.grant

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.call
import data.agent.firewall.provenance
import data.settings

obligation contains {"type": "approval", "by": approver.grant, "code": "access.grant_approval"} if {
	input.checkpoint == "tool_call"
	call.effects.grant
	not within
}

within if provenance.settled.grant

within if {
	is_number(settings.limits.grants)
	call.times <= settings.limits.grants
}
