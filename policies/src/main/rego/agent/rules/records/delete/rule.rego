# METADATA
# scope: package
# title: Deleting is approved
# description: Counts the resources that this call names and the earlier calls of the same tool.
# custom:
#   codes: [records.delete_approval]
package agent.rules.records.delete

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.call
import data.agent.firewall.provenance
import data.settings

obligation contains {"type": "approval", "by": approver.deletion, "code": "records.delete_approval"} if {
	input.checkpoint == "tool_call"
	call.effects.delete
	not within
}

within if provenance.settled.delete

within if {
	is_number(settings.limits.deletes)
	deleted <= settings.limits.deletes
}

deleted := (call.times - 1) + max([1, count(resources)])

resources contains pointer if {
	some pointer, argument in input.action.arguments
	argument.role in {"resource", "path"}
}
