#include "core/netconsole/kernel/crash_helpers.h"

#include <algorithm>
#include <array>
#include <vector>

namespace etherdeck::netconsole {

namespace {

using namespace std::string_view_literals;

// In all lists "name" is a whole name, "name*" a start, "*name*" a part. They stand without the underscores
// in front.

/// These print, or raise what is reported.
constexpr auto reportNames =
    "dump_stack* show_stack* show_trace* show_regs* show_state* dump_backtrace* "
    "unwind_backtrace* walk_stack* arch_stack_walk* stack_trace* save_stack* panic vpanic "
    "nmi_panic* warn warn_slowpath* warn_alloc* warn_bogus* report_bug* handle_bug* fixup_bug* "
    "exc_* asm_exc_* do_error_trap* do_trap* do_invalid_op* invalid_op* do_general_protection* "
    "general_protection* do_double_fault* double_fault* do_undefinstr* do_kernel_fault* "
    "do_translation_fault* do_mem_abort* do_page_fault* do_DataAbort* dabt_svc* und_svc* el1_* "
    "el1h_* program_check* pgm_check* page_fault* async_page_fault* bad_area* no_context "
    "show_fault_oops* page_fault_oops* kernelmode_fixup_or_oops* die die_* oops_* bug assertfail "
    "print_*report* print_address_description* print_*bug* print_tainted* print_trailer* "
    "print_lock* print_unlock* print_bad_irq* print_*stall* print_freed_lock* object_err* "
    "*kasan* *kmsan* *kcsan* *kfence* *ubsan* asan_* hwasan_* msan_* tsan_* sanitizer_* "
    "check_memory_region* dump_header* oom_kill_process* out_of_memory* dump_bad_page* "
    "dump_page* bad_page* nmi_* arch_trigger_* trigger_*backtrace* lockdep_* lock_acquire* "
    "lock_release* lock_bug* imbalance_bug* register_lock_class* assign_lock_key* "
    "validate_chain* check_prev* check_noncircular* check_irq_usage* check_usage* "
    "check_deadlock* check_wait_context* check_flags* mark_lock* mark_held_locks* mark_usage* "
    "valid_state* reacquire_held_locks* find_held_lock* debug_check_no_locks* trace_hardirqs* "
    "trace_softirqs* might_resched* might_sleep* might_fault* schedule_bug* schedule_debug* "
    "check_preemption_disabled* this_cpu_preempt_check* debug_smp_processor_id* spin_bug* "
    "spin_dump* rwlock_bug* debug_print_object* debug_check_no_obj* debug_object_* "
    "fortify_report* fortify_panic* stack_chk_fail* usercopy_* check_heap_object* "
    "check_object_size* rcu_dump_cpu_stacks* rcu_check_callbacks* rcu_sched_clock_irq* "
    "check_cpu_stall* rcu_pending* *sched_show_task* update_process_times* watchdog_timer_fn* "
    "dump_cpu_task* get_taint* ret_from_exception* "
    // a timer's interrupt, in which stalls are found
    "rcu_gp_kthread* tick_sched_* tick_nohz_* tick_periodic* tick_handle_* hrtimer_interrupt* "
    "*apic_timer_interrupt* *sysvec_* *local_timer_interrupt* arch_timer_handler* "
    "handle_percpu_devid_irq* generic_handle_* handle_domain_irq* handle_irq_desc* "
    "gic_handle_irq* do_interrupt_handler* call_on_irq_stack* irq_svc* irq_exit* el1_irq* "
    "do_tag_* panic_* look_up_lock_class* hlock_class* handle_overflow* retint_* val_to_string* "
    "asm_call_irq_on_stack* irqentry_exit* exiting_irq* native_safe_halt* unwind_* "sv;

/// These do what everybody needs: a failure in them is their caller's.
constexpr auto helperNames =
    // locks
    "raw_spin_* raw_read_* raw_write_* do_raw_* spin_*lock* spin_lock* spin_unlock* read_lock* "
    "read_unlock* write_lock* write_unlock* queued_*lock* native_queued_* pv_queued_* mutex_* "
    "ww_mutex_* rt_mutex_* rt_spin_* rtlock_* rwsem_* rwbase_* osq_*lock* owner_on_cpu* down "
    "down_* up up_read* up_write* ldsem_* percpu_down_* percpu_up_* percpu_rwsem_* rcu_read_* "
    "rcu_lock_* rcu_is_watching* local_bh_* seqprop_* *bit_spin_* lock_page* unlock_page* "
    "folio_lock* folio_unlock* lock_timer_base* "
    // waiting, and the scheduler
    "schedule schedule_* preempt_schedule* context_switch* switch_to* finish_task_switch* "
    "io_schedule* cond_resched* wait_for_common* do_wait_for_common* wait_for_completion* "
    "complete complete_all wait_on_bit* out_of_line_wait_on_bit* bit_wait* folio_wait_bit* "
    "wait_on_page_bit* wake_up* try_to_wake_up* finish_wait* prepare_to_wait* wait_rcu_gp* "
    "smp_call_function* generic_exec_single* csd_lock_wait* cpu_relax* delay_* const_udelay* "
    "udelay* flush_work* flush_workqueue* drain_workqueue* destroy_workqueue* cancel_work* "
    "cancel_delayed_work* queue_work* queue_delayed_work* insert_work* try_to_grab_pending* "
    "work_is_static_object* timer_is_static_object* del_timer* timer_delete* mod_timer* "
    "kthread_stop* "
    // counters and bits
    "refcount_* kref_* ref_tracker_* atomic_* atomic64_* arch_atomic* raw_atomic* "
    "instrument_atomic* set_bit* clear_bit* change_bit* test_bit* test_and_*_bit* find_next_bit* "
    "ida_free* "
    // printing
    "printk* vprintk* *snprintf *scnprintf *asprintf string string_nocheck pointer va_format* "
    "dev_*printk* dev_err dev_warn dev_info dev_notice dev_crit dev_alert dev_emerg "
    "hex_dump_to_buffer* print_hex_dump* console_unlock* seq_printf* "
    // copies of memory and texts
    "*memcpy* *memmove* *memset* memcmp* memchr* *memdup* strcmp* strncmp* strcasecmp* strcpy* "
    "strncpy* strlcpy* strscpy* sized_strscpy* strcat* strlcat* strlen* strnlen* strchr* strstr* "
    "strnstr* *strdup* *strndup* copy_to_user* copy_from_user* copy_user* copy_*to_iter* "
    "copy_*from_iter* copy_page* copyin* copyout* instrument_copy* clear_user* get_user* "
    "put_user* read_word_at_a_time* read_once_* write_once_* crc32* crc16* crc_itu_t* readb "
    "readw readl readq writeb writew writel writeq logic_in* logic_out* phys_addr* "
    "virt_addr_valid* x86_indirect_thunk_* llvm_retpoline* "
    // memory
    "kmalloc* kzalloc* kcalloc* krealloc* kvmalloc* kvzalloc* vmalloc* vzalloc* do_kmalloc* "
    "kfree kvfree* vfree* kfree_sensitive* kmem_cache_* slab_* do_slab_free* cache_alloc* "
    "cache_free* new_slab* allocate_slab* discard_slab* free_slab* get_partial* "
    "unfreeze_partials* put_cpu_partial* flush_slab* check_object free_debug_processing* "
    "alloc_debug_processing* init_object* alloc_pages* alloc_frozen_pages* "
    "get_page_from_freelist* prep_new_page* get_free_pages* free_pages* free_one_page* "
    "free_pcppages* free_hot_cold_page* free_unref_* free_frozen_pages* folio_alloc* "
    "filemap_alloc_folio* filemap_get_folio* find_or_create_page* pagecache_get_page* "
    "do_read_cache_folio* do_read_cache_page* grab_cache_page* qlink_free* qlist_free* "
    "quarantine_* kfree_skb* skb_panic* skb_over_panic* skb_under_panic* "
    // lists, trees, objects
    "list_add* list_del* list_move* list_splice* list_replace* hlist_* klist_* rb_* xas_* "
    "radix_tree_* idr_* kobject_* add_uevent_var* get_device_parent* put_device get_device "
    "device_add* device_del* device_unregister* device_destroy* device_remove_file* "
    "device_for_each_child* sysfs_remove* devres_release* iput iput_final ihold dput fast_dput "
    "drop_nlink perf_trace_* find_lock_entries* truncate_inode_pages_range* mark_buffer_dirty* "
    "rhashtable_lookup* usb_submit_urb* usb_hcd_submit_urb* usb_kill_* usb_control_msg* "
    "usb_start_wait_urb* unregister_netdev* rollback_registered* "
    // others
    "skb_put* skb_push* skb_pull* call_rcu* init_timer_key* call_rwsem_down_* console_lock* "
    "should_fail* kmemleak_* create_object* sock_kmalloc* kvasprintf* kasprintf* pcpu_mem_* "
    "wait_on_buffer* rcu_barrier* lock_sock* release_sock* usb_bulk_msg* device_release* "
    "task_rq_lock* *copy_to_iter* post_alloc_hook* *page_owner* *_string free_large_kmalloc* "
    "raw_readb raw_readw raw_readl raw_readq raw_writeb raw_writew raw_writel raw_writeq "
    "device_release* sock_wait_state_change* io_schedule* alloc_skb* alloc_inode* sk_prot_alloc* tty_unregister_device* "sv;

constexpr auto callerNames =
    "do_syscall_* do_fast_syscall* do_int80_syscall* entry_SYSCALL* entry_SYSENTER* entry_INT80* "
    "system_call* sysenter_* tracesys* el0_svc* el0t_* invoke_syscall* ret_fast_syscall* "
    "handle_sys* ret_from_* process_one_work* worker_thread* task_work_run* fput "
    "exit_to_usermode* exit_to_user_mode* kthread smpboot_thread_fn* run_ksoftirqd* do_softirq* "
    "handle_softirqs* tasklet_action* tasklet_hi_action* call_timer_fn* run_timers* "
    "run_timer_softirq* hrtimer_run_* start_secondary* cpu_startup_entry* start_kernel* "
    "rest_init* do_one_initcall* netif_receive_skb* nfnetlink_rcv_msg* rtnetlink_rcv_msg* "
    "netlink_dump* vfs_read* vfs_write* vfs_iter_* vfs_ioctl* do_vfs_ioctl* vfs_open* "
    "do_dentry_open* call_read_iter* call_write_iter* call_mmap* mmap_region* do_mmap* "
    "new_sync_read* new_sync_write* do_iter_read* do_iter_write* ksys_* compat_*ioctl* "
    "blkdev_*ioctl* sock_sendmsg* sock_recvmsg* sock_release* sock_*ioctl* "
    "sock_common_setsockopt* sock_mmap* setsockopt kernel_setsockopt* kernel_accept* "
    "kernel_listen* sk_common_release* "
    ""sv;

/// Whether `name` is what one of them stands for.
bool fitsName(std::string_view pattern, std::string_view name) {
    const auto star = pattern.find('*');
    if (star == std::string_view::npos)
        return name == pattern;
    if (!name.starts_with(pattern.substr(0, star)))
        return false;
    name.remove_prefix(star);
    auto rest = pattern.substr(star + 1);
    if (rest.empty())
        return true;
    if (!rest.ends_with('*'))
        return name.ends_with(rest);
    rest.remove_suffix(1);
    return name.find(rest) != std::string_view::npos;
}

/// "__memcpy.isra.0+0x1/0x2": "memcpy"
std::string_view plainName(std::string_view symbol) {
    symbol = symbol.substr(0, symbol.find_first_of("+."));
    symbol.remove_prefix(std::min(symbol.find_first_not_of('_'), symbol.size()));
    return symbol;
}

/// The names of a list, by their first character; those that begin with a star under it.
class NameList {
public:
    explicit NameList(std::string_view names) {
        while (!names.empty()) {
            const auto name = names.substr(0, names.find(' '));
            m_names[static_cast<unsigned char>(name[0])].push_back(name);
            names.remove_prefix(std::min(name.size() + 1, names.size()));
        }
    }

    [[nodiscard]] bool has(std::string_view name) const {
        const auto fits = [name](std::string_view pattern) { return fitsName(pattern, name); };
        return std::ranges::any_of(m_names[static_cast<unsigned char>(name[0])], fits) ||
               std::ranges::any_of(m_names[static_cast<unsigned char>('*')], fits);
    }

private:
    std::array<std::vector<std::string_view>, 256> m_names;
};

} // namespace

FrameWeight weightOf(std::string_view symbol) {
    static const NameList reports(reportNames);
    static const NameList helpers(helperNames);
    const auto name = plainName(symbol);
    if (name.empty() || reports.has(name))
        return FrameWeight::Report;
    return helpers.has(name) ? FrameWeight::Helper : FrameWeight::Own;
}

bool isCaller(std::string_view symbol) {
    static const NameList callers(callerNames);
    const auto name = plainName(symbol);
    return !name.empty() && callers.has(name);
}

} // namespace etherdeck::netconsole
